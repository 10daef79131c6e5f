using System.Globalization;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;

namespace WebSite.SetUp.Checks;

/// <summary>What <c>debug_token</c> says of the Page's token.</summary>
internal static class TokenChecks
{
    private const string HowToMake = "Make one in the app's dashboard, under Messenger, Access tokens, for this Page, and put it into Messenger:PageAccessToken.";
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public static IReadOnlyList<Check> All { get; } =
    [
        new("token", "The Page's token", "Without it nothing is sent, and nothing of the Page can be asked.", OfToken),
        new("scopes", "What the token may do", "pages_messaging lets the site write to people; pages_manage_metadata lets the buttons of this page mend things.", OfScopes),
    ];

    public static Verdict OfToken(SetUpProbes facts)
    {
        if (facts.Options.PageAccessToken.Length == 0)
        {
            return Verdict.Wrong("Messenger:PageAccessToken is not set.", HowToMake);
        }

        if (Gate.App(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Token.Fault is { } fault)
        {
            return Gate.Unanswered(fault, "Facebook's Access Token Debugger tells it too.");
        }

        var token = facts.Graph.Token.Value.Part("data");
        return WhyNot(token, facts) is { } wrong ? Verdict.Wrong(wrong, HowToMake) : Lasting(token, facts.Now);
    }

    private static string? WhyNot(JsonObject? token, SetUpProbes facts)
    {
        var (app, kind, page) = (token.Text("app_id"), token.Text("type"), token.Text("profile_id"));
        return token.Text("is_valid") is not "true" ? $"Facebook refuses it: {token.Part("error").Text("message") ?? "it gives no reason"}"
            : app is not null && app != facts.Options.AppId ? $"It belongs to the app {app}, not to {facts.Options.AppId}."
            : kind is not null and not "PAGE" ? $"It is a token of the kind {kind}, not a Page's."
            : page is not null && page != facts.Options.PageId ? $"It belongs to the Page {page}, not to {facts.Options.PageId}."
            : null;
    }

    private static Verdict Lasting(JsonObject? token, DateTimeOffset now)
    {
        if (token.Whole("expires_at") is not { } seconds || seconds <= 0 || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return Verdict.Good("It is valid, for this app and this Page, and doesn't expire by itself.");
        }

        var end = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var until = end.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
        return end - now < Soon
            ? Verdict.Warning($"It is valid, and ends on {until} UTC.", "A Page's token made from a long-lived one of its admin doesn't end. " + HowToMake)
            : Verdict.Good($"It is valid, for this app and this Page, until {until} UTC.");
    }

    private static Verdict OfScopes(SetUpProbes facts)
    {
        if (Gate.Page(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Token.Fault is { } fault)
        {
            return Gate.Unanswered(fault, "Facebook's Access Token Debugger lists them.");
        }

        var scopes = facts.Graph.Token.Value.Part("data").Texts("scopes");
        return !scopes.Contains("pages_messaging")
                ? Verdict.Wrong($"pages_messaging is missing. It has {Words.List(scopes, "nothing")}.", "Make a new token and leave pages_messaging ticked when Facebook asks what the app may do.")
            : !scopes.Contains("pages_manage_metadata")
                ? Verdict.Warning("pages_messaging is there, pages_manage_metadata is missing.", "The buttons of this page may be refused. Make a new token with it, or mend things in the app's dashboard.")
            : Verdict.Good($"It has {Words.List(scopes, "nothing")}.");
    }
}
