using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;

namespace WebSite.SetUp.Checks;

/// <summary>What people see of the Page itself.</summary>
internal static class PageChecks
{
    private const int LeastSide = 1000;

    public static IReadOnlyList<Check> All { get; } =
    [
        new("published", "The Page is published", "Before that only people with a role at the Page see plugins and can open its links.", OfPublished),
        new("picture", "The Page's picture", $"It stands in the thread and on printed codes, for which {LeastSide} × {LeastSide} pixels are the least.", OfPicture),
        new("button", "The Page's button", "“Send message” under the Page's cover is a way into the conversation that costs nothing.", OfButton),
    ];

    private static Verdict OfPublished(SetUpProbes facts) => Gate.Page(facts) ?? (facts.Graph.Page switch
    {
        { Fault: { } fault } => Gate.Unanswered(fault, "Look at the Page's settings, under Page visibility."),
        { Value: var page } when page.Text("is_published") is "true" => Verdict.Good($"“{page.Text("name")}” is published."),
        { Value: var page } when page.Text("is_published") is "false" => Verdict.Wrong($"“{page.Text("name")}” isn't published.", "Publish it in the Page's settings, under Page visibility."),
        _ => Verdict.CannotTell("Facebook doesn't say whether it is.", "Open the Page in a browser without a Facebook session."),
    });

    private static Verdict OfPicture(SetUpProbes facts)
    {
        const string ToDo = "Give the Page a square picture of 1000 × 1000 pixels or more.";
        if (Gate.Page(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Picture.Fault is { } fault)
        {
            return Gate.Unanswered(fault, ToDo);
        }

        var picture = facts.Graph.Picture.Value.Part("data");
        return (picture.Whole("width"), picture.Whole("height")) switch
        {
            _ when picture.Text("is_silhouette") is "true" => Verdict.Warning("The Page has no picture.", ToDo),
            ({ } width, { } height) when width < LeastSide || height < LeastSide => Verdict.Warning($"It has {width} × {height} pixels.", ToDo),
            ({ }, { }) => Verdict.Good($"It has {LeastSide} × {LeastSide} pixels or more."),
            _ => Verdict.CannotTell("Facebook doesn't say how large it is.", ToDo),
        };
    }

    private static Verdict OfButton(SetUpProbes facts)
    {
        const string WhereToLook = "Look at the Page: under its cover should stand Send message. Add or edit the button there.";
        if (Gate.Page(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Button.Fault is { } fault)
        {
            return Gate.Unanswered(fault, WhereToLook);
        }

        var kinds = facts.Graph.Button.Value.List("data").OfType<JsonObject>().Select(button => button.Text("type")).OfType<string>().ToList();
        return kinds.Contains("MESSAGE_PAGE") ? Verdict.Good("It says Send message.")
            : kinds.Count == 0 ? Verdict.Warning("The Page has no button.", WhereToLook)
            : Verdict.Warning($"It is of the kind {Words.List(kinds, "none")}.", WhereToLook);
    }
}
