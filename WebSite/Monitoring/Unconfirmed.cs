using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Monitoring;

/// <summary>Opt-ins of the last 24 hours that browsers told of and no webhook confirmed. A session counts once, however much it told.</summary>
/// <param name="Sessions">Checkout sessions; without those of <paramref name="Crowds"/>.</param>
/// <param name="Crowds">Client addresses with more such sessions than one household has.</param>
/// <param name="CrowdSessions">How many sessions those have.</param>
public sealed record Unconfirmed(int Sessions, int Crowds, int CrowdSessions)
{
    /// <summary>More sessions than this of one client address are counted apart: cookies are free, and anybody can make this alarm.</summary>
    public const int Household = 10;

    /// <summary>A webhook that comes later than this is missed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>There are none.</summary>
    public static Unconfirmed None { get; } = new(0, 0, 0);

    /// <summary>Whether there are some.</summary>
    public bool Any => Sessions > 0 || Crowds > 0;

    /// <summary>Reads them.</summary>
    public static async Task<Unconfirmed> ReadAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (from, to) = (now.AddDays(-1), now - Patience);
        var addresses = await db.BrowserHints.Where(h => h.At > from && h.At <= to)
            .Where(h => !db.CheckoutSessions.Any(s => s.Token == h.SessionToken && s.OptIns.Any(o => o.Clicks.Any(c => c.Placement == h.Placement))))
            .GroupBy(h => h.Address)
            .Select(g => new { IsKnown = g.Key != null, Sessions = g.Select(h => h.SessionToken).Distinct().Count() })
            .ToListAsync(cancel);
        var crowds = addresses.Where(a => a.IsKnown && a.Sessions > Household).ToList();
        return new(addresses.Sum(a => a.Sessions) - crowds.Sum(a => a.Sessions), crowds.Count, crowds.Sum(a => a.Sessions));
    }
}
