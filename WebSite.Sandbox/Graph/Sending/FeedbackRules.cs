using System.Text.RegularExpressions;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>The customer feedback template. <c>docs/platform.md</c>, Templates' limits.</summary>
internal static partial class FeedbackRules
{
    private static readonly string[] Types = ["csat", "nps", "ces", "free_form"];

    public static GraphError? WhyNot(Param form) =>
        form["title"].NeedText(65)
        ?? form["subtitle"].NeedText(80)
        ?? form["button_title"].NeedText(20)
        ?? form["feedback_screens"].NeedList(1, 1, screen => screen.NeedObject() ?? screen["questions"].NeedList(1, 1, WhyNotQuestion))
        ?? form["business_privacy"].NeedObject()
        ?? form["business_privacy"]["url"].NeedUrl()
        ?? (form["expires_in_days"] is { IsMissing: false } days && !(days.Number is >= 1 and <= 7 and var number && double.IsInteger(number))
            ? days.Wrong("a whole number from 1 to 7") : null);

    private static GraphError? WhyNotQuestion(Param question) =>
        question.NeedObject()
        ?? question["id"].NeedText(80)
        ?? (Id().IsMatch(question["id"].Text!) ? null : question["id"].Wrong("letters, digits and _"))
        ?? question["type"].NeedOneOf(Types)
        ?? question["title"].MayText(85);

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
