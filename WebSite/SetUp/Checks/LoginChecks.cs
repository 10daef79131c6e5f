using System.Text.Json.Nodes;
using Messenger.AspNetCore.Json;
using Messenger.AspNetCore.Login;
using WebSite.OptIns;

namespace WebSite.SetUp.Checks;

/// <summary>What Login Connect with Messenger needs. Source: <c>docs/platform.md</c>, Login Connect.</summary>
internal static class LoginChecks
{
    public static Check Check { get; } = new(
        "login", "Login with Facebook", "As long as something is missing, the order's web page doesn't offer it, or Facebook stops whoever presses it with a page of its own.", Judge);

    private static Verdict Judge(SetUpProbes facts) =>
        !facts.Options.LoginConnect ? Verdict.Good("It is off (Messenger:LoginConnect), so nobody is asked to log in.")
        : facts.Options.ClientToken.Length == 0 ? Verdict.Wrong(
            "It is on, but Messenger:ClientToken is missing, so it isn't offered: who logs in could not be written to.", "Copy the client token from App settings, Advanced, Security, in the app's dashboard.")
        : facts.Origin is not { } origin ? Verdict.CannotTell(
            "It is on, and nobody said where the shop is open to the public. Without that it isn't offered: Facebook has to be told where to send people back to.", "Set Site:PublicUrl to the shop's public address.")
        : origin.Scheme != Uri.UriSchemeHttps && !origin.IsLoopback ? Verdict.Wrong($"Facebook sends nobody back to {origin.GetLeftPart(UriPartial.Authority)}: it wants https.", "Give the shop https, and set Site:PublicUrl to it.")
        : Gate.App(facts) ?? OfReview(facts, new Uri(origin, LoginOffer.Back).AbsoluteUri);

    private static Verdict OfReview(SetUpProbes facts, string redirect)
    {
        var whereToLook = $"In the app's dashboard, Facebook Login, Settings: {redirect} must stand under Valid OAuth Redirect URIs, and the Page under Login Connect with Messenger.";
        if (facts.Graph.Permissions.Fault is { } fault)
        {
            return Gate.Unanswered(fault, whereToLook);
        }

        var status = facts.Graph.Permissions.Value.List("data").OfType<JsonObject>().FirstOrDefault(row => row.Text("permission") == LoginFlow.Permission).Text("status");
        return status is not null && ReviewChecks.Granted.Contains(status, StringComparer.OrdinalIgnoreCase)
            ? Verdict.CannotTell($"The app is reviewed for {LoginFlow.Permission}. Whether it knows {redirect}, Facebook doesn't tell.", whereToLook)
            : Verdict.Wrong(
                status is null ? $"{LoginFlow.Permission} isn't among what the app was reviewed for: only its admins, developers and testers are asked." : $"{LoginFlow.Permission} has the status “{status}”: only the app's admins, developers and testers are asked.",
                $"Ask for {LoginFlow.Permission} in the app's review. {whereToLook}");
    }
}
