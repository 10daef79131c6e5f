using System.Globalization;
using Messenger.AspNetCore.Json;
using WebSite.Model;

namespace WebSite.SetUp.Checks;

/// <summary>Whether messages go out, and may go to phone numbers.</summary>
internal static class SendingChecks
{
    private const string Permission = "pages_messaging_phone_number";
    private const string Fee = "Whether the one-time fee of 99 US dollars is paid, Facebook doesn't tell";
    private const string WhereToLook = "Look under Messenger in the app's dashboard, and at the Page's settings. The first matching shows it: its answer stands with the order.";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("sending", "Messages are sent", "After an error of the token, or too many calls, sending pauses for everybody.", OfSending),
        new("matching", "Customer matching by phone number", "Needs the permission pages_messaging_phone_number, a fee, and an address or an admin of the Page in the US. The other ways in don't need it.", OfMatching),
    ];

    private static Verdict OfSending(SetUpProbes facts) => facts.Store switch
    {
        { Fault: { } fault } => Verdict.CannotTell($"The database couldn't be read: {fault}", "Start the site once, so that it makes its database."),
        { Pause: { Reason: PauseReason.Token } pause } => Verdict.Wrong($"Paused since {At(pause.Since)}: Facebook refuses the token. {pause.Why}", "Give the site another token, as the check of the token says. What waits is sent then."),
        { Pause: { Reason: PauseReason.Restricted } pause } => Verdict.Wrong($"Paused since {At(pause.Since)}: Facebook keeps the Page from sending. {pause.Why}", "Look under Page Quality, at Facebook, for what it wants changed. One message is tried now and then; what waits is sent when it goes."),
        { Pause: { } pause } when pause.Until > facts.Now => Verdict.Warning($"Paused until {At(pause.Until)}: Facebook asks for fewer calls. {pause.Why}", "Nothing: it goes on by itself."),
        _ => Verdict.Good("Nothing holds them up."),
    };

    private static Verdict OfMatching(SetUpProbes facts)
    {
        if (facts.Store.Matching is { State: MatchingState.InMessageRequests or MatchingState.Accepted or MatchingState.NoMatch })
        {
            return Verdict.Good("Facebook took the last one.");
        }

        if (facts.Store.Matching is { State: MatchingState.NotPermitted } refused)
        {
            return Verdict.Warning($"Facebook refused the last one: {refused.Why}", WhereToLook);
        }

        if (Gate.Page(facts) is { } gate)
        {
            return gate;
        }

        if (facts.Graph.Token.Value is { } token && !token.Part("data").Texts("scopes").Contains(Permission))
        {
            return Verdict.Warning($"The token lacks {Permission}: no message can go to a phone number.", "Ask for the permission in the app's review, if you want it, and make a new token.");
        }

        return Verdict.CannotTell(
            facts.Graph.Location.Value.Part("location") switch
            {
                { } place when place.Text("country_code") is "US" || place.Text("country") is "United States" => $"The token has the permission, and the Page an address in the US. {Fee}.",
                { } place when (place.Text("country") ?? place.Text("country_code")) is { } country => $"The token has the permission. The Page's address is in {country}, so one of its admins has to be in the US; that, and whether the fee of 99 US dollars is paid, Facebook doesn't tell.",
                _ => $"The token may have the permission. Where the Page has its address Facebook doesn't tell; nor whether the fee of 99 US dollars is paid.",
            },
            WhereToLook);
    }

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
