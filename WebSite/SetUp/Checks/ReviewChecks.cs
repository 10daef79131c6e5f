using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;
using WebSite.Model;
using WebSite.SetUp.Probes;

namespace WebSite.SetUp.Checks;

/// <summary>Who may use the app: everybody, or people with a role. Source: <c>docs/platform.md</c>, Review.</summary>
internal static class ReviewChecks
{
    private const string Messaging = "pages_messaging";

    /// <summary>The words with which Facebook says that a permission was granted; uncertain, so that any other is shown.</summary>
    internal static readonly string[] Granted = ["live", "approved", "granted"];

    public static IReadOnlyList<Check> All { get; } =
    [
        new("review", "The app's review", "Until Facebook has reviewed the app for pages_messaging, only its admins, developers and testers see plugins and get answers, and Messenger's search doesn't find the Page's bot.", OfReview),
        new("mode", "The app is live", "While it is in development, plugins stay empty for everybody without a role, and nothing says so.", OfMode),
    ];

    private static Verdict OfReview(SetUpProbes facts)
    {
        const string WhereToLook = "Look under App Review, Permissions and features, in the app's dashboard: pages_messaging needs advanced access.";
        if (Gate.App(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Permissions.Fault is { } fault)
        {
            return Gate.Unanswered(fault, WhereToLook);
        }

        var row = facts.Graph.Permissions.Value.List("data").OfType<JsonObject>().FirstOrDefault(each => each.Text("permission") == Messaging);
        return row?.Text("status") switch
        {
            { } status when Granted.Contains(status, StringComparer.OrdinalIgnoreCase) => Verdict.Good("The app is reviewed for pages_messaging."),
            { } status => Verdict.Wrong($"pages_messaging has the status “{status}”: shoppers without a role see no plugin.", WhereToLook),
            null => Verdict.Wrong("pages_messaging isn't among what the app was reviewed for: shoppers without a role see no plugin.", WhereToLook),
        };
    }

    private static Verdict OfMode(SetUpProbes facts)
    {
        var empty = facts.Store.Failures.Where(each => each.Outcome == PluginOutcome.Empty).Sum(each => each.Count);
        return Verdict.CannotTell(
            empty == 0
                ? "Facebook doesn't tell a website in which mode an app is."
                : $"Facebook doesn't tell a website in which mode an app is. Plugins came back empty {Plugins(empty)} in the last {StoreReader.Days} days, as they do in development.",
            "Look at the top of the app's dashboard: App Mode should say Live. Or open the shop in a browser without a Facebook session: a plugin that isn't drawn there is a sign of development.");
    }

    private static string Plugins(int count) => count == 1 ? "once" : $"{count} times";
}
