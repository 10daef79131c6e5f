using Messenger.AspNetCore.Configuration;

namespace WebSite.SetUp.Checks;

/// <summary>Whether Facebook still serves the versions that are set, and for how long. Source: <c>docs/platform.md</c>, Versions.</summary>
internal static class VersionChecks
{
    private const string WhereToLook = "https://developers.facebook.com/docs/graph-api/changelog/versions lists them.";

    /// <summary>The version of the Graph API.</summary>
    public static Check OfGraph { get; } = new(
        "graph-version",
        "The Graph API's version",
        "After a version's end Facebook serves its oldest living one instead, and may answer otherwise than the site expects.",
        facts => Lasts("Messenger:GraphVersion", facts.Options.GraphVersion, facts.Now));

    /// <summary>The version given to <c>FB.init</c>.</summary>
    public static Check OfSdk { get; } = new(
        "sdk-version",
        "The SDK's version",
        "Below v2.6 Facebook's SDK leaves every Messenger plugin empty.",
        facts => SdkVersion.Fault(facts.Options.SdkVersion) is { } fault
            ? Verdict.Wrong(fault, "Set Messenger:SdkVersion.")
            : Lasts("Messenger:SdkVersion", facts.Options.SdkVersion, facts.Now));

    private static Verdict Lasts(string setting, string version, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return GraphVersions.EndOf(version) switch
        {
            null when version == GraphVersions.Newest => Verdict.Good($"{version} is asked for; Facebook hasn't said when it ends."),
            null => Verdict.CannotTell($"This site doesn't know a version {version}: it is newer than the site, or there is none.", WhereToLook),
            { } end when end <= today => Verdict.Warning($"{version} ended on {GraphVersions.InWords(end)}: Facebook serves its oldest living version instead.", ToDo(setting)),
            { } end when end <= today.AddYears(1) => Verdict.Warning($"Facebook serves {version} until {GraphVersions.InWords(end)} only.", ToDo(setting)),
            { } end => Verdict.Good($"{version} is asked for, which Facebook serves until {GraphVersions.InWords(end)}."),
        };
    }

    private static string ToDo(string setting) => $"Try a newer one, and set it in {setting}. {WhereToLook}";
}
