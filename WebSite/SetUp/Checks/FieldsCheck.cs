using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;
using WebSite.Model;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Checks;

/// <summary>Whether the fields are ticked, for the app's webhook and for the app on the Page. Source: <c>docs/platform.md</c>, Webhook fields.</summary>
internal static class FieldsCheck
{
    public static Verdict Judge(SetUpProbes facts)
    {
        if (Gate.App(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Subscriptions.Fault is { } fault)
        {
            return Gate.Unanswered(fault, "Look under Messenger, Webhooks, in the app's dashboard.");
        }

        if (Subscription.Of(facts.Graph) is not { } subscription)
        {
            return Verdict.NotChecked("The app needs a webhook first.");
        }

        var onPage = OnPage(facts);
        string[] Missing(IReadOnlyList<string> fields) => [.. fields.Where(field => !subscription.Fields.Contains(field) || onPage?.Contains(field) is false)];
        var (needed, wanted) = (Missing(EventKinds.Needed), Missing(EventKinds.Wanted));
        return needed.Length > 0 ? Verdict.Wrong($"Not ticked: {Words.List([.. needed, .. wanted], "none")}.", "Tick them, for the app and for the Page.", new("Tick them"))
            : wanted.Length > 0 ? Verdict.Warning($"Not ticked: {Words.List(wanted, "none")}. {Missed(wanted)}", "Tick them, for the app and for the Page.", new("Tick them"))
            : Verdict.Good($"Ticked: {Words.List(subscription.Fields, "none")}.");
    }

    /// <summary>What is missing without them, in a sentence.</summary>
    private static string Missed(IReadOnlyList<string> fields) => string.Join(
        "; ", fields.GroupBy(EventKinds.Without).Select((group, at) => $"{(at == 0 ? "Without" : "without")} {Words.List([.. group], "none")} {group.Key}")) + ".";

    /// <summary>The fields ticked for the app on the Page; null when it isn't on it, or before v3.2, when there was no such list.</summary>
    public static IReadOnlyList<string>? OnPage(SetUpProbes facts) => OnPage(facts.Graph.Installed.Value, facts.Options.AppId);

    /// <inheritdoc cref="OnPage(SetUpProbes)"/>
    public static IReadOnlyList<string>? OnPage(JsonObject? installed, string app) =>
        installed.List("data").OfType<JsonObject>().FirstOrDefault(each => each.Text("id") == app) is { } here && here["subscribed_fields"] is JsonArray
            ? here.Texts("subscribed_fields")
            : null;
}
