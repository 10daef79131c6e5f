using WebSite.Figures;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>The funnel's steps in words.</summary>
public static class Steps
{
    private static readonly Dictionary<FunnelStage, (string Name, string Words, string About, string Lost, string Missed)> All = new()
    {
        [FunnelStage.Served] = ("served", "Served", "A Messenger spot stood in a web page", "", ""),
        [FunnelStage.Seen] = ("seen", "Seen", "Half of it was in view for a second", "never came into view", ""),
        [FunnelStage.Shown] = ("shown", "Plugin or link shown", "What stood there when it was in view", "showed neither plugin nor link", ""),
        [FunnelStage.Clicked] = ("clicked", "Clicked", "The button, the link, or the code opened", "weren't clicked", ""),
        [FunnelStage.OptedIn] = ("browser", "Browser opt-in", "Only Send to Messenger tells the browser", "", ""),
        [FunnelStage.Webhook] = ("webhook", "Webhook opt-in", "Facebook told us of it, signed", "went no further than a click", "of which no webhook told"),
        [FunnelStage.Linked] = ("linked", "Linked", "Tied to a checkout session", "could not be tied to a session", "not linked"),
        [FunnelStage.CameIn] = ("came", "Came in", "Facebook told us that somebody came", "went no further than a click", ""),
        [FunnelStage.Replied] = ("replied", "Replied", "Wrote within 7 days", "didn't write", "without a reply"),
        [FunnelStage.Ordered] = ("ordered", "Ordered", "An order that isn't cancelled", "without an order", "without an order"),
    };

    /// <summary>As addresses have it.</summary>
    public static string NameOf(FunnelStage stage) => All[stage].Name;

    /// <summary>The step of this name; null when there is none.</summary>
    public static FunnelStage? Find(string? name) => All.Where(one => one.Value.Name == name).Select(one => (FunnelStage?)one.Key).FirstOrDefault();

    /// <summary>As a heading.</summary>
    public static string Words(this FunnelStage stage) => All[stage].Words;

    /// <summary>What it is, in a few words.</summary>
    public static string About(this FunnelStage stage) => All[stage].About;

    /// <summary>What is said of those of the step before who didn't come to it, after their number.</summary>
    public static string Lost(this FunnelStage stage) => All[stage].Lost;

    /// <summary>What is said of one who didn't come to it.</summary>
    public static string Missed(this FunnelStage stage) => All[stage].Missed;

    /// <summary>Whether browsers tell it.</summary>
    public static bool IsTold(this FunnelStage stage) => stage <= FunnelStage.OptedIn;
}
