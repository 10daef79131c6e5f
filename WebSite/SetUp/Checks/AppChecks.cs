using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Json;

namespace WebSite.SetUp.Checks;

/// <summary>Whether Facebook is there, and takes app id and secret.</summary>
internal static class AppChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("graph", "The Graph API answers", "Messages are sent through it, and most of what follows is asked of it.", OfGraph),
        new("app", "App id and secret", "Facebook signs deliveries with the secret, and takes calls only with its proof.", OfApp),
        new("proof", "Proof of the secret", "It goes with every call. An app can demand it, so that a stolen token alone is worth nothing.", OfProof),
    ];

    private static Verdict OfGraph(SetUpProbes facts) => Gate.IsDown(facts)
        ? Verdict.Wrong(
            $"Nothing that can be used came from {facts.Options.GraphUrl}: {Gate.Sentence(facts.Graph.App.Fault!)}",
            "See whether this machine may call out over https, and whether Messenger:GraphUrl is right. Plugins may work all the same: the shoppers' browsers fetch them.")
        : Verdict.Good($"{facts.Options.GraphUrl} answers, asked for {facts.Options.GraphVersion}.");

    private static Verdict OfApp(SetUpProbes facts) => facts.Graph.App switch
    {
        _ when Gate.IsDown(facts) => Gate.App(facts)!,
        { Value: { } app } => Verdict.Good($"Facebook takes them. The app's name is “{app.Text("name") ?? facts.Options.AppId}”."),
        { Fault: { Kind: GraphFaultKind.Temporary or GraphFaultKind.TooMany } fault } => Gate.Unanswered(fault, "The app's dashboard shows both under App settings, Basic."),
        { Fault: var fault } => Verdict.Wrong(
            $"Facebook refuses {facts.Options.AppId} with the first of Messenger:AppSecrets: {Gate.Sentence(fault!)}",
            "Compare Messenger:AppId and Messenger:AppSecrets with App settings, Basic, in the app's dashboard. The secret in force goes first in the list."),
    };

    private static Verdict OfProof(SetUpProbes facts) => Gate.Page(facts) ?? facts.Graph.Page switch
    {
        { Value: not null } => Verdict.Good("Facebook took a call with it."),
        { Fault: { } fault } when fault.Message.Contains("appsecret_proof", StringComparison.Ordinal) => Verdict.Wrong(
            $"Facebook refuses it: {Gate.Sentence(fault)}", "The Page's token was made for an app with another secret. Compare the first of Messenger:AppSecrets with App settings, Basic."),
        { Fault: var fault } => Gate.Unanswered(fault!, "Look at the other checks of the token."),
    };
}
