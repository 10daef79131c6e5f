using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>
/// Says in which hours something was counted, so that a list of what is rare needn't look through all that isn't: the figures are the lists' index by
/// whatever they are told by, and the tables need one by time alone.
/// </summary>
internal sealed class CountedHours(SiteDb db)
{
    /// <summary>So many at once.</summary>
    public const int Most = 48;

    /// <summary>The latest hours of a time, newest first; or the earliest, oldest first.</summary>
    /// <param name="by">What is told apart.</param>
    /// <param name="key">Which of these; null for all.</param>
    /// <param name="what">Which of its hours.</param>
    /// <param name="hours">From which hour, before which, in hours since 1970; and whether the oldest come first.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<List<int>> OfTablesAsync(FunnelBy by, string? key, Expression<Func<Figure, bool>> what, (int From, int To, bool IsUp) hours, CancellationToken cancel) =>
        Of(db.Figures.Where(what), by, key, hours).ToListAsync(cancel);

    /// <summary>Those in which browsers told of opt-ins.</summary>
    /// <inheritdoc cref="OfTablesAsync"/>
    public Task<List<int>> OfBrowsersAsync(FunnelBy by, string? key, (int From, int To, bool IsUp) hours, CancellationToken cancel) =>
        Of(db.SpotFigures.Where(f => f.OptedIn > 0), by, key, hours).ToListAsync(cancel);

    /// <summary>Those in which orders were placed. An hour has a row for each currency.</summary>
    /// <inheritdoc cref="OfTablesAsync"/>
    public Task<List<int>> OfOrdersAsync(FunnelBy by, string? key, AttributionRule rule, (int From, int To, bool IsUp) hours, CancellationToken cancel) =>
        Of(db.MoneyFigures.Where(f => f.Rule == rule.Number && f.Orders > 0), by, key, hours).ToListAsync(cancel);

    private static IQueryable<int> Of<T>(IQueryable<T> figures, FunnelBy by, string? key, (int From, int To, bool IsUp) hours)
        where T : FigureRow
    {
        // For all of them the hours of the whole shop are looked through: there are more, but none is missing.
        var (dimension, thing) = key is null ? (Dimension.All, "") : (by.Dimension, key);
        var (from, to, isUp) = hours;
        var all = figures.Where(f => f.Dimension == dimension && f.Key == thing && f.Span == Span.Hour && f.From >= from && f.From < to)
            .Select(f => f.From).Distinct();
        return (isUp ? all.OrderBy(hour => hour) : all.OrderByDescending(hour => hour)).Take(Most);
    }
}
