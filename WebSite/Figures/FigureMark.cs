using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>A text that changes whenever a figure does: what the months say, all together.</summary>
public sealed class FigureMark(SiteDb db, IOptionsMonitor<AttributionOptions> attribution)
{
    /// <summary>Reads it: a few rows for each month of the shop's life.</summary>
    public async Task<string> ReadAsync(CancellationToken cancel)
    {
        var rule = attribution.CurrentValue.Rule.Number;
        var counted = await db.Figures.Where(f => f.Dimension == Dimension.All && f.Span == Span.Month).GroupBy(f => f.Key)
            .Select(g => new { A = g.Sum(f => f.OptIns), B = g.Sum(f => f.Linked), C = g.Sum(f => f.Visits), D = g.Sum(f => f.Replies), E = g.Sum(f => f.People), F = g.Sum(f => f.Stopped), G = g.Sum(f => f.Blocked) })
            .ToListAsync(cancel);
        var credited = await db.MoneyFigures.Where(f => f.Rule == rule && f.Dimension == Dimension.EntryPoint && f.Span == Span.Month).GroupBy(f => f.Currency)
            .Select(g => new { g.Key, Orders = g.Sum(f => f.Orders), ValueMinor = g.Sum(f => f.ValueMinor) }).OrderBy(g => g.Key).ToListAsync(cancel);
        var all = await db.MoneyFigures.Where(f => f.Rule == rule && f.Dimension == Dimension.All && f.Span == Span.Month).SumAsync(f => f.Orders, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', counted)}-{string.Join('-', credited)}-{all}");
    }

    /// <summary>The same of what browsers told.</summary>
    public async Task<string> ReadSpotsAsync(CancellationToken cancel) => string.Join('-', await db.SpotFigures
        .Where(f => f.Dimension == Dimension.All && f.Span == Span.Month).GroupBy(f => f.Key)
        .Select(g => new { A = g.Sum(f => f.Served), B = g.Sum(f => f.Seen), C = g.Sum(f => f.Drawn), D = g.Sum(f => f.LinkShown), E = g.Sum(f => f.Clicked), F = g.Sum(f => f.OptedIn) })
        .ToListAsync(cancel));
}
