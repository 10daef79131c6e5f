using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Pages.Dashboard;

/// <summary>Opt-ins that browsers told of and no webhook confirmed.</summary>
internal static class Unconfirmed
{
    /// <summary>A webhook that comes later than this is missed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How many there were in the last 24 hours.</summary>
    public static Task<int> CountAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, to) = (now.AddDays(-1), now - Patience);
        return db.BrowserHints.Where(h => h.At > from && h.At <= to)
            .CountAsync(h => !db.CheckoutSessions.Any(s => s.Token == h.SessionToken && s.OptIns.Any(o => o.Clicks.Any(c => c.Placement == h.Placement))), cancel);
    }
}
