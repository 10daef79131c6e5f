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
        var asked = await Task.WhenAll(
            AppAsync($"{options.AppId}?fields=id,name"),
            graph.HasToken ? AppAsync("debug_token?input_token=" + Uri.EscapeDataString(options.PageAccessToken)) : Task.FromResult(GraphReply.Failed(GraphFault.NoToken)),
            AppAsync($"{options.AppId}/permissions"),
            AppAsync($"{options.AppId}/subscriptions"),
            PageAsync("me?fields=id,name,is_published"),
            PageAsync("me?fields=location"),
            PageAsync("me/subscribed_apps"),
            PageAsync("me/messenger_profile?fields=get_started,greeting,whitelisted_domains"),
            PageAsync("me/picture?redirect=false&width=1000&height=1000"),
            PageAsync("me/call_to_actions?fields=id,type"));
        return new(asked[0], asked[1], asked[2], asked[3], asked[4], asked[5], asked[6], asked[7], asked[8], asked[9]);
    }
}
