using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;

namespace WebSite.SetUp.Probes;

/// <summary>What the Graph API answered, call by call. Source: <c>docs/platform.md</c>, Webhook, Ice breakers and menu, Profiles; and the documentation of the nodes.</summary>
/// <param name="App"><c>{app}</c>, in the app's own name.</param>
/// <param name="Token"><c>debug_token</c> of the Page's token.</param>
/// <param name="Permissions"><c>{app}/permissions</c>: what the app was reviewed for.</param>
/// <param name="Subscriptions"><c>{app}/subscriptions</c>: the webhook.</param>
/// <param name="Page"><c>me</c>, with the Page's token.</param>
/// <param name="Location">The Page's address.</param>
/// <param name="Installed"><c>me/subscribed_apps</c>: the apps on the Page.</param>
/// <param name="Profile"><c>me/messenger_profile</c>, in one call: ten in ten minutes are allowed.</param>
/// <param name="Picture"><c>me/picture</c>.</param>
/// <param name="Button"><c>me/call_to_actions</c>.</param>
internal sealed record GraphProbes(
    GraphReply App,
    GraphReply Token,
    GraphReply Permissions,
    GraphReply Subscriptions,
    GraphReply Page,
    GraphReply Location,
    GraphReply Installed,
    GraphReply Profile,
    GraphReply Picture,
    GraphReply Button)
{
    /// <summary>Asks everything at once, and waits so long for each answer.</summary>
    public static async Task<GraphProbes> ReadAsync(GraphClient graph, MessengerOptions options, TimeSpan patience, CancellationToken cancel)
    {
        Task<GraphReply> AppAsync(string path) => InTime.AskAsync(token => graph.AsAppAsync(HttpMethod.Get, path, null, token), patience, cancel);
        Task<GraphReply> PageAsync(string path) => InTime.AskAsync(token => graph.GetAsync(path, token), patience, cancel);
        var app = AppAsync($"{options.AppId}?fields=id,name");
        var debugged = graph.HasToken ? AppAsync("debug_token?input_token=" + Uri.EscapeDataString(options.PageAccessToken)) : Task.FromResult(GraphReply.Failed(GraphFault.NoToken));
        var permissions = AppAsync($"{options.AppId}/permissions");
        var subscriptions = AppAsync($"{options.AppId}/subscriptions");
        var page = PageAsync("me?fields=id,name,is_published");
        var location = PageAsync("me?fields=location");
        var installed = PageAsync("me/subscribed_apps");
        var profile = PageAsync("me/messenger_profile?fields=get_started,greeting,whitelisted_domains");
        var picture = PageAsync("me/picture?redirect=false&width=1000&height=1000");
        var button = PageAsync("me/call_to_actions?fields=id,type");
        await Task.WhenAll(app, debugged, permissions, subscriptions, page, location, installed, profile, picture, button);
        return new(
            App: await app,
            Token: await debugged,
            Permissions: await permissions,
            Subscriptions: await subscriptions,
            Page: await page,
            Location: await location,
            Installed: await installed,
            Profile: await profile,
            Picture: await picture,
            Button: await button);
    }
}
