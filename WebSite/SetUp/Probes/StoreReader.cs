using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WebSite.Backups;
using WebSite.Data;
using WebSite.Model;
using WebSite.Monitoring;

namespace WebSite.SetUp.Probes;

/// <summary>Reads what the database says of the set-up.</summary>
internal sealed class StoreReader(SiteDb db, LastBackup backups, TimeProvider time)
{
    /// <summary>So far back plugins that weren't drawn are counted.</summary>
    public const int Days = SdkReports.Days;

    public async Task<StoreProbes> ReadAsync(string pageId, CancellationToken cancel)
    {
        try
        {
            var now = time.GetUtcNow();
            var alarms = await Alarms.ReadAsync(db, backups, now, cancel);
            var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - Days);
            return new(
                alarms.Last,
                alarms.Silence,
                alarms.Usual,
                await db.SendingPauses.AsNoTracking().SingleOrDefaultAsync(p => p.PageId == pageId, cancel),
                await db.MatchingRequests.Where(r => r.PageId == pageId && r.State != MatchingState.Requested && r.State != MatchingState.Unconfirmed)
                    .OrderByDescending(r => r.Id).Select(r => new LastMatching(r.State, r.Why)).FirstOrDefaultAsync(cancel),
                await db.ReadSdkReportsAsync(now, cancel),
                await FailuresAsync(since, cancel),
                await db.Products.Where(p => !p.IsHidden).OrderBy(p => p.Id).Select(p => p.Slug).FirstOrDefaultAsync(cancel),
                null)
            {
                KeptOut = alarms.KeptOut,
            };
        }
        catch (DbException exception)
        {
            return new(null, null, TimeSpan.Zero, null, null, new(0, 0, null, false), [], null, exception.Message);
        }
    }

    /// <summary>Plugins that weren't drawn since a day, most first.</summary>
    private async Task<IReadOnlyList<FailureCount>> FailuresAsync(DateOnly since, CancellationToken cancel) =>
        [.. (await db.PluginReports.Where(f => f.Day >= since && f.Outcome != PluginOutcome.Drawn).GroupBy(f => new { f.Placement, f.Outcome })
            .Select(g => new { g.Key.Placement, g.Key.Outcome, Count = g.Sum(f => f.Count), Last = g.Max(f => f.Day) }).ToListAsync(cancel))
            .OrderByDescending(g => g.Count).Select(g => new FailureCount(g.Placement, g.Outcome, g.Count, g.Last))];
}
