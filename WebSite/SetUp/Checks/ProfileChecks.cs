using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;

namespace WebSite.SetUp.Checks;

/// <summary>What the Messenger Profile holds. Source: <c>docs/platform.md</c>, Ice breakers and menu.</summary>
internal static class ProfileChecks
{
    /// <summary>The most characters that a greeting may have.</summary>
    public const int LongestGreeting = 160;

    private const string Proposal = "Hi {{user_first_name}}! Ask us anything about our shop, or about an order of yours. Say stop whenever you want no more messages.";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("get-started", "Get Started", "Without this button a new conversation begins with no word of where it came from: links, codes and ads lose their ref.", OfGetStarted),
        new("greeting", "The greeting", "It is what a person reads before the first message.", OfGreeting),
    ];

    /// <summary>The profile's properties; null when they couldn't be asked for. None set is an empty object.</summary>
    public static JsonObject? Of(JsonObject? answer) => answer is null ? null : answer.List("data").OfType<JsonObject>().FirstOrDefault() ?? [];

    private static Verdict OfGetStarted(SetUpProbes facts) => Judge(facts, profile =>
        profile.Part("get_started").Text("payload") is { Length: > 0 } payload
            ? Verdict.Good($"It is set, with the payload {payload}.")
            : Verdict.Wrong("The Page has none.", "Set it here. Its payload, GET_STARTED, is what the webhook then hears.", new("Set Get Started")));

    private static Verdict OfGreeting(SetUpProbes facts) => Judge(facts, profile =>
        profile.List("greeting").OfType<JsonObject>().FirstOrDefault(each => each.Text("locale") == "default")?.Text("text") is { Length: > 0 } text
            ? Verdict.Good($"“{text}”")
            : Verdict.Warning("The Page has none.", "Write one. {{user_first_name}} becomes the person's name.", new("Set the greeting", Proposal, LongestGreeting)));

    private static Verdict Judge(SetUpProbes facts, Func<JsonObject, Verdict> judge) => Gate.Page(facts) ?? (facts.Graph.Profile switch
    {
        { Fault: { } fault } => Gate.Unanswered(fault, "Look under Messenger in the app's dashboard, or open a new conversation with the Page."),
        { Value: var value } => judge(Of(value)!),
    });
}
