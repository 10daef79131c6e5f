using WebSite.Language;

namespace WebSite.SetUp.Checks;

/// <summary>What visitors' browsers told of the policy. Anybody can send that, so the worst that comes of it is a warning.</summary>
internal static class ReportsCheck
{
    public static Check Check { get; } = new(
        "reports", "The policy in visitors' browsers", "What the policy keeps out, a browser tells nobody but this site. If it is Facebook's script or frame, no button is drawn.", Judge);

    private static Verdict Judge(SetUpProbes facts) =>
        facts.Store.Fault is { } fault ? Verdict.CannotTell($"The database couldn't be read: {fault}", "Start the site once, so that it makes its database.")
        : facts.Store.KeptOut > 0 ? Verdict.Warning(
            $"Browsers told {Spell.Count(facts.Store.KeptOut, "time")} yesterday and today that the site's own policy kept Facebook's script or frame out.",
            "See what the Content Security Policy's check says. If that is good, somebody made the reports up, or has put a script into the page.")
        : Verdict.Good("No more than single browsers told yesterday and today that the policy kept Facebook's script or frame out. What else it kept out, /dashboard/setup/blocked says.");
}
