using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Reads orders and their value, placed between two hours (hours since 1970, UTC; the second not included), as a rule credits them.</summary>
public sealed class MoneyQuery(SiteDb db)
{
    /// <summary>Of one thing.</summary>
    /// <param name="dimension">What it is told by.</param>
    /// <param name="key">Which of these; empty for <see cref="Dimension.All"/>.</param>
    /// <param name="from">The first hour.</param>
    /// <param name="to">The hour after the last.</param>
    /// <param name="rule">The rule; for <see cref="Dimension.All"/> it makes no difference.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Earnings> SumAsync(Dimension dimension, string key, int from, int to, AttributionRule rule, CancellationToken cancel) =>
        Earnings.Of(await Rows(dimension, from, to, rule).Where(f => f.Key == key).GroupBy(f => f.Currency)
            .Select(g => new Amount(g.Key, g.Sum(f => f.Orders), g.Sum(f => f.ValueMinor))).ToListAsync(cancel));

    /// <summary>Of everything that a dimension tells apart, by its key.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<Dictionary<string, Earnings>> ByKeyAsync(Dimension dimension, int from, int to, AttributionRule rule, CancellationToken cancel) =>
        (await Rows(dimension, from, to, rule).GroupBy(f => new { f.Key, f.Currency })
            .Select(g => new { g.Key.Key, g.Key.Currency, Orders = g.Sum(f => f.Orders), ValueMinor = g.Sum(f => f.ValueMinor) }).ToListAsync(cancel))
        .GroupBy(f => f.Key).ToDictionary(g => g.Key, g => Earnings.Of(g.Select(f => new Amount(f.Currency, f.Orders, f.ValueMinor))));

    /// <summary>Of one thing, hour by hour and currency by currency; hours without orders are missing.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<List<MoneyFigure>> ByHourAsync(Dimension dimension, string key, int from, int to, AttributionRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return await db.MoneyFigures.AsNoTracking()
            .Where(f => f.Rule == rule.Number && f.Dimension == dimension && f.Span == Span.Hour && f.From >= from && f.From < to && f.Key == key && f.Orders != 0)
            .OrderBy(f => f.From).ThenBy(f => f.Currency).ToListAsync(cancel);
    }

    private IQueryable<MoneyFigure> Rows(Dimension dimension, int from, int to, AttributionRule rule) => Stretch.Of(from, to).DefaultIfEmpty(new(Span.Hour, 0, 0))
        .Select(s => db.MoneyFigures.Where(f => f.Rule == rule.Number && f.Dimension == dimension && f.Span == s.Span && f.From >= s.From && f.From < s.To))
        .Aggregate((all, more) => all.Concat(more)).AsNoTracking();
}
