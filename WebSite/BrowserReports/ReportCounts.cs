using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>Counts reports by day, in a table that can't grow past its bounds.</summary>
internal sealed class ReportCounts(SiteDb db, TimeProvider time)
{
    /// <summary>So many different things a day and kind are kept apart, so that made-up ones of one kind take no room from what matters.</summary>
    public const int MostApart = 100;

    /// <summary>Adds them.</summary>
    public async Task AddAsync(IEnumerable<Blockage> blockages, CancellationToken cancel)
    {
        foreach (var (blockage, count) in blockages.CountBy(blockage => blockage))
        {
            if (await AddAsync(blockage, count, MostApart, cancel) == 0)
            {
                await AddAsync(new(BlockedKind.Beyond, OriginText.Other, OriginText.Other, BlockedOn.Other), count, 1, cancel);
            }
        }
    }

    private Task<int> AddAsync(Blockage blockage, int count, int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var (kind, page) = (blockage.Kind.ToString(), blockage.WebPage.ToString());
        return db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "PolicyReports" ("Day", "Kind", "Directive", "Blocked", "WebPage", "Count", "FirstAt", "LastAt")
             SELECT {day}, {kind}, {blockage.Directive}, {blockage.Blocked}, {page}, {count}, {now}, {now}
             WHERE (SELECT COUNT(*) FROM "PolicyReports" WHERE "Day" = {day} AND "Kind" = {kind}) < {most}
                OR EXISTS (SELECT 1 FROM "PolicyReports" WHERE "Day" = {day} AND "Kind" = {kind} AND "Directive" = {blockage.Directive} AND "Blocked" = {blockage.Blocked} AND "WebPage" = {page})
             ON CONFLICT ("Day", "Kind", "Directive", "Blocked", "WebPage") DO UPDATE SET "Count" = "PolicyReports"."Count" + excluded."Count", "LastAt" = excluded."LastAt"
             """,
            cancel);
    }
}
