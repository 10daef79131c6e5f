using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>How often browsers told lately that the site's own policy kept Facebook's script or frame out of web pages with a spot.</summary>
internal static class KeptOut
{
    /// <summary>So far back, in days, today among them.</summary>
    public const int Days = 2;

    /// <summary>One odd browser is no alarm.</summary>
    private const int Enough = 3;

    /// <summary>How often; 0 when it is too little to tell of.</summary>
    public static async Task<int> ReadAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - Days);
        var count = await db.PolicyReports
            .Where(r => r.Day >= since && r.Kind == BlockedKind.Facebook && r.WebPage != BlockedOn.Dashboard && r.WebPage != BlockedOn.Catalogue && r.WebPage != BlockedOn.Other)
            .SumAsync(r => r.Count, cancel);
        return count >= Enough ? (int)Math.Min(count, int.MaxValue) : 0;
    }
}
