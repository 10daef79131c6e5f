using WebSite.Language;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>What is said after a replay.</summary>
internal static class Notices
{
    /// <summary>So many were asked for, so many were replayed.</summary>
    public static string Replayed(int asked, int replayed) => (asked, replayed) switch
    {
        (0, _) => "No event was chosen.",
        (1, 0) => "Nothing was replayed: the event isn't set aside. Only events that are set aside can be replayed.",
        (_, 0) => "Nothing was replayed: none of these events is set aside. Only events that are set aside can be replayed.",
        _ when asked == replayed => $"{Spell.Count(replayed, "event")} put back in the queue.",
        _ => $"{replayed} of {asked} events put back in the queue. The others aren't set aside and stay as they are.",
    };
}
