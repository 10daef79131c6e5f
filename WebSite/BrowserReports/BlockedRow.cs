using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>What was told of one thing in the days that are kept.</summary>
public sealed record BlockedRow(BlockedKind Kind, string Directive, string Blocked, BlockedOn WebPage, long Count, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>A dashboard shows no more of one sort.</summary>
    public const int MostShown = 50;

    /// <summary>What it means.</summary>
    public Meaning Meaning => Meaning.Of(Kind, Directive, Blocked);

    /// <summary>Where, in words.</summary>
    public string Where => WebPage.Name();

    /// <summary>Reads them: first what matters, then by how often.</summary>
    public static async Task<IReadOnlyList<BlockedRow>> ReadAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - PolicyReport.DaysKept);
        var rows = await db.PolicyReports.AsNoTracking().Where(r => r.Day >= since).GroupBy(r => new { r.Kind, r.Directive, r.Blocked, r.WebPage })
            .Select(g => new { g.Key, Count = g.Sum(r => r.Count), First = g.Min(r => r.FirstAt), Last = g.Max(r => r.LastAt) }).ToListAsync(cancel);
        return [.. rows.Select(r => new BlockedRow(r.Key.Kind, r.Key.Directive, r.Key.Blocked, r.Key.WebPage, r.Count, r.First, r.Last))
            .OrderByDescending(r => Meaning.Matters(r.Kind)).ThenByDescending(r => r.Count).ThenBy(r => r.Kind).ThenBy(r => r.Blocked, StringComparer.Ordinal)];
    }
}
