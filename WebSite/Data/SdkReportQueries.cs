using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>Sums up what browsers told of the SDK.</summary>
public static class SdkReportQueries
{
    /// <summary>Of the last <see cref="SdkReports.Days"/> days.</summary>
    public static async Task<SdkReports> ReadSdkReportsAsync(this SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var since = today.AddDays(1 - SdkReports.Days);
        var told = await db.PluginReports.AsNoTracking()
            .Where(r => r.Day >= since && (r.Outcome == PluginOutcome.Drawn || r.Outcome == PluginOutcome.NotInSdk)).ToListAsync(cancel);
        var (drawn, not) = (told.Where(r => r.Outcome == PluginOutcome.Drawn).ToList(), told.Where(r => r.Outcome == PluginOutcome.NotInSdk).ToList());
        return new(drawn.Sum(r => r.Count), not.Sum(r => r.Count), not.Count == 0 ? null : not.Max(r => r.Day), drawn.Any(r => r.Day >= today.AddDays(-1)))
        {
            Addresses = await db.SdkWitnesses.Where(w => w.Day >= since).Select(w => w.Address).Distinct().CountAsync(cancel),
            DaysTold = await db.SdkWitnesses.Where(w => w.Day >= since).Select(w => w.Day).Distinct().ToListAsync(cancel),
        };
    }
}
