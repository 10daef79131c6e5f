using Messenger.AspNetCore.Graph;

namespace WebSite.SetUp.Checks;

/// <summary>What has to be right before something else can be asked: one fault is named once.</summary>
internal static class Gate
{
    /// <summary>Whether anything answers where the Graph API should be.</summary>
    public static bool IsDown(SetUpProbes facts) => facts.Graph.App.Fault is { Kind: GraphFaultKind.Unreachable or GraphFaultKind.NoAnswer };

    /// <summary>Why nothing can be asked in the app's name; null when it can.</summary>
    public static Verdict? App(SetUpProbes facts) =>
        IsDown(facts) ? Verdict.NotChecked("Facebook has to answer first.")
        : facts.Graph.App.Value is null ? Verdict.NotChecked("Facebook has to take app id and secret first.")
        : null;

    /// <summary>Why nothing can be asked in the Page's name; null when it can.</summary>
    public static Verdict? Page(SetUpProbes facts) =>
        App(facts) ?? (TokenChecks.OfToken(facts).Outcome == CheckOutcome.Wrong ? Verdict.NotChecked("The Page's token has to be right first.") : null);

    /// <summary>Facebook answered with an error: what that was, and what to do meanwhile.</summary>
    public static Verdict Unanswered(GraphFault fault, string toDo) => fault.Kind switch
    {
        GraphFaultKind.TooMany => Verdict.CannotTell($"Facebook asks for a pause: {Sentence(fault)}", "Check again in ten minutes."),
        GraphFaultKind.Temporary or GraphFaultKind.NoAnswer or GraphFaultKind.Unreachable => Verdict.CannotTell($"Facebook didn't tell: {Sentence(fault)}", "Check again. " + toDo),
        _ => Verdict.CannotTell($"Facebook doesn't tell it to this app: {Sentence(fault)}", toDo),
    };

    /// <summary>Facebook's words, ended by a full stop.</summary>
    public static string Sentence(GraphFault fault) => fault.Message.TrimEnd() is var text && text.EndsWith('.') ? text : text + ".";
}
