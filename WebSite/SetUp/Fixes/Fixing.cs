using System.Text.Json.Nodes;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Json;
using Microsoft.Extensions.Options;
using WebSite.Model;
using WebSite.SetUp.Checks;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Fixes;

/// <summary>Does at Facebook what a check's button says. What is there already is kept: other fields, domains and languages.</summary>
internal sealed class Fixing(GraphClient graph, IOptionsMonitor<MessengerOptions> options)
{
    private const string Profile = "me/messenger_profile";
    private static readonly IReadOnlyList<string> Fields = [.. EventKinds.Needed, .. EventKinds.Wanted];

    private MessengerOptions Now => options.CurrentValue;

    /// <summary>Mends one thing, and says what came of it.</summary>
    /// <param name="id">The check's id.</param>
    /// <param name="origin">Where the shop is open to the public; null when nobody said.</param>
    /// <param name="text">The text that goes with it; null when there is none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<FixResult> FixAsync(string? id, Uri? origin, string? text, CancellationToken cancel) => id switch
    {
        "installed" => Result(await InstallAsync(cancel), "The app is on the Page now."),
        "subscription" when origin is not null => Result(await SubscribeAsync(new(origin, "/webhook"), cancel), "The webhook is set."),
        "fields" => Result(await TickAsync(cancel), "The fields are ticked."),
        "domain" when origin is not null && DomainCheck.CanBeListed(origin) => Result(await WhitelistAsync(origin, cancel), "The domain is in the list. Browsers may take some minutes to notice."),
        "get-started" => Result(
            await graph.PostAsync(Profile, new() { ["get_started"] = new JsonObject { ["payload"] = "GET_STARTED" } }, cancel), "Get Started is set."),
        "greeting" when string.IsNullOrWhiteSpace(text) => new(false, "Write a greeting first."),
        "greeting" when text.Length > ProfileChecks.LongestGreeting => new(false, $"The greeting has {text.Length} characters; {ProfileChecks.LongestGreeting} are allowed."),
        "greeting" => Result(await GreetAsync(text.Trim(), cancel), "The greeting is set."),
        _ => new(false, "There is no button for that."),
    };

    private static FixResult Result(GraphReply reply, string done) =>
        reply.Fault is { } fault ? new(false, $"Nothing was changed. Facebook answered: {Gate.Sentence(fault)}") : new(true, done);

    private async Task<GraphReply> InstallAsync(CancellationToken cancel)
    {
        var subscriptions = await SubscriptionsAsync(cancel);
        return subscriptions.Fault is not null ? subscriptions : await InstallAsync(Subscription.Of(subscriptions)?.Fields ?? [], cancel);
    }

    private Task<GraphReply> InstallAsync(IEnumerable<string> others, CancellationToken cancel) =>
        graph.PostAsync("me/subscribed_apps", new() { ["subscribed_fields"] = string.Join(',', others.Union(Fields)) }, cancel);

    private async Task<GraphReply> SubscribeAsync(Uri callback, CancellationToken cancel)
    {
        var subscriptions = await SubscriptionsAsync(cancel);
        return subscriptions.Fault is not null ? subscriptions : await SubscribeAsync(callback, Subscription.Of(subscriptions)?.Fields ?? [], cancel);
    }

    private Task<GraphReply> SubscribeAsync(Uri callback, IEnumerable<string> others, CancellationToken cancel) => graph.AsAppAsync(
        HttpMethod.Post,
        $"{Now.AppId}/subscriptions",
        new()
        {
            ["object"] = "page",
            ["callback_url"] = callback.AbsoluteUri,
            ["verify_token"] = Now.VerifyToken,
            ["fields"] = string.Join(',', others.Union(Fields)),
        },
        cancel);

    /// <summary>For the webhook, and for the app on the Page if it is on it.</summary>
    private async Task<GraphReply> TickAsync(CancellationToken cancel)
    {
        var subscriptions = await SubscriptionsAsync(cancel);
        if (subscriptions.Fault is not null || Subscription.Of(subscriptions) is not { Callback: { } callback, Fields: var fields })
        {
            return subscriptions.Fault is not null ? subscriptions : GraphReply.Failed(new(GraphFaultKind.Refused, "The app has no webhook for Pages yet."));
        }

        var installed = await graph.GetAsync("me/subscribed_apps", cancel);
        var subscribed = installed.Fault is not null ? installed : await SubscribeAsync(callback, fields, cancel);
        return subscribed.Fault is null && FieldsCheck.OnPage(installed.Value, Now.AppId) is { } onPage ? await InstallAsync(onPage, cancel) : subscribed;
    }

    private async Task<GraphReply> WhitelistAsync(Uri origin, CancellationToken cancel)
    {
        var profile = await graph.GetAsync(Profile + "?fields=whitelisted_domains", cancel);
        return profile.Fault is not null
            ? profile
            : await graph.PostAsync(Profile, new() { ["whitelisted_domains"] = Listed(profile, origin) }, cancel);
    }

    private static JsonArray Listed(GraphReply profile, Uri origin) =>
        [.. ProfileChecks.Of(profile.Value)!.Texts("whitelisted_domains").Append(origin.GetLeftPart(UriPartial.Authority)).Select(domain => (JsonNode)domain)];

    private async Task<GraphReply> GreetAsync(string text, CancellationToken cancel)
    {
        var profile = await graph.GetAsync(Profile + "?fields=greeting", cancel);
        if (profile.Fault is not null)
        {
            return profile;
        }

        var others = ProfileChecks.Of(profile.Value)!.List("greeting").OfType<JsonObject>().Where(each => each.Text("locale") != "default").Select(each => each.DeepClone());
        return await graph.PostAsync(Profile, new() { ["greeting"] = new JsonArray([new JsonObject { ["locale"] = "default", ["text"] = text }, .. others]) }, cancel);
    }

    private Task<GraphReply> SubscriptionsAsync(CancellationToken cancel) => graph.AsAppAsync(HttpMethod.Get, $"{Now.AppId}/subscriptions", null, cancel);
}

/// <summary>What came of a mend.</summary>
/// <param name="IsDone">Facebook took it.</param>
/// <param name="Words">In a sentence.</param>
internal sealed record FixResult(bool IsDone, string Words);
