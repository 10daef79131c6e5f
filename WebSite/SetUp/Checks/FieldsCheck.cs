using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Checks;

/// <summary>Whether the fields are ticked, for the app's webhook and for the app on the Page. Source: <c>docs/platform.md</c>, Webhook fields.</summary>
internal static class FieldsCheck
{
    /// <summary>Without these something doesn't work.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["messages", "messaging_postbacks", "messaging_optins", "messaging_referrals"];

    /// <summary>These tell whether a message arrived and was read, what others write as the Page, what people change, who has a thread, and what Facebook decides.</summary>
    public static IReadOnlyList<string> Wanted { get; } =
    [
        "message_deliveries", "message_reads", "message_echoes", "message_edits", "message_reactions", "messaging_handovers", "messaging_policy_enforcement", "message_template_status_update",
    ];

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
        var (needed, wanted) = (Missing(Needed), Missing(Wanted));
        return needed.Length > 0 ? Verdict.Wrong($"Not ticked: {Words.List([.. needed, .. wanted], "none")}.", "Tick them, for the app and for the Page.", new("Tick them"))
            : wanted.Length > 0 ? Verdict.Warning($"Not ticked: {Words.List(wanted, "none")}. Without message_deliveries and message_reads nobody learns whether a message arrived or was read; without message_echoes, what others write as the Page isn't in the thread, and a message may stay uncertain; without message_edits a changed message is shown as it was, and a stop that is written into it isn't heard; without message_reactions a reaction isn't shown, and doesn't open the window; without messaging_handovers and messaging_policy_enforcement the site tries to write where it may not; without message_template_status_update it learns of an approved template only when it is asked for.", "Tick them, for the app and for the Page.", new("Tick them"))
            : Verdict.Good($"Ticked: {Words.List(subscription.Fields, "none")}.");
    }

    /// <summary>The fields ticked for the app on the Page; null when it isn't on it, or before v3.2, when there was no such list.</summary>
    public static IReadOnlyList<string>? OnPage(SetUpProbes facts) => OnPage(facts.Graph.Installed.Value, facts.Options.AppId);

    /// <inheritdoc cref="OnPage(SetUpProbes)"/>
    public static IReadOnlyList<string>? OnPage(JsonObject? installed, string app) =>
        installed.List("data").OfType<JsonObject>().FirstOrDefault(each => each.Text("id") == app) is { } here && here["subscribed_fields"] is JsonArray
            ? here.Texts("subscribed_fields")
            : null;
}
