using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Matching;

namespace WebSite.Monitoring;

/// <summary>How much of the day's messages to phone numbers is used up.</summary>
/// <param name="Used">So many were asked for in the last 24 hours.</param>
/// <param name="FirstCountsUntil">When the first of them counts no longer.</param>
public sealed record MatchingAlarm(int Used, DateTimeOffset FirstCountsUntil)
{
    /// <summary>From this part on a merchant is warned.</summary>
    private const double Near = 0.8;

    /// <summary>Nothing to say.</summary>
    public static MatchingAlarm None { get; } = new(0, default);

    /// <summary>Whether nearly all have gone, or all.</summary>
    /// <param name="most"><see cref="MatchingOptions.MostADay"/>.</param>
    public bool IsNear(int most) => Used >= Near * most;

    /// <summary>Whether no more may go.</summary>
    /// <param name="most"><see cref="MatchingOptions.MostADay"/>.</param>
    public bool IsReached(int most) => Used >= most;

    /// <summary>Reads it.</summary>
    public static async Task<MatchingAlarm> ReadAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var since = now - MatchingBudget.Day;
        var counted = db.MatchingUses.Where(u => u.At > since);
        return await counted.MinAsync(u => (DateTimeOffset?)u.At, cancel) is { } first ? new(await counted.CountAsync(cancel), first + MatchingBudget.Day) : None;
    }
}
