using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Reads figures of a period. However many opt-ins there are, it reads the rows of the period's months, days and hours alone.</summary>
public sealed class FigureQuery(SiteDb db)
{
    /// <summary>What was counted of one thing.</summary>
    /// <param name="dimension">What it is told by.</param>
    /// <param name="key">Which of these; empty for <see cref="Dimension.All"/>.</param>
    /// <param name="period">When.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Figure> SumAsync(Dimension dimension, string key, Period period, CancellationToken cancel) =>
        (await Summed(Rows(db.Figures, dimension, period).Where(f => f.Key == key)).SingleOrDefaultAsync(cancel)) ?? new() { Key = key };

    /// <summary>The same of what browsers told.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<SpotFigure> SumSpotsAsync(Dimension dimension, string key, Period period, CancellationToken cancel) =>
        (await Summed(Rows(db.SpotFigures, dimension, period).Where(f => f.Key == key)).SingleOrDefaultAsync(cancel)) ?? new() { Key = key };

    /// <summary>What was counted of everything that a dimension tells apart.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<Dictionary<string, Figure>> ByKeyAsync(Dimension dimension, Period period, CancellationToken cancel) =>
        await Summed(Rows(db.Figures, dimension, period)).ToDictionaryAsync(f => f.Key, cancel);

    /// <summary>The same of what browsers told.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<Dictionary<string, SpotFigure>> SpotsByKeyAsync(Dimension dimension, Period period, CancellationToken cancel) =>
        await Summed(Rows(db.SpotFigures, dimension, period)).ToDictionaryAsync(f => f.Key, cancel);

    /// <summary>What was counted of one thing, hour by hour; hours of which there is nothing are missing.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<List<Figure>> ByHourAsync(Dimension dimension, string key, Period period, CancellationToken cancel) =>
        await db.Figures.AsNoTracking()
            .Where(f => f.Dimension == dimension && f.Span == Span.Hour && f.From >= period.From && f.From < period.To && f.Key == key)
            .OrderBy(f => f.From).ToListAsync(cancel);

    /// <summary>The same of what browsers told.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<List<SpotFigure>> SpotsByHourAsync(Dimension dimension, string key, Period period, CancellationToken cancel) =>
        await db.SpotFigures.AsNoTracking()
            .Where(f => f.Dimension == dimension && f.Span == Span.Hour && f.From >= period.From && f.From < period.To && f.Key == key)
            .OrderBy(f => f.From).ToListAsync(cancel);

    /// <summary>How many different people came in.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<PeopleSketch> PeopleAsync(Dimension dimension, string key, Period period, CancellationToken cancel) =>
        Together(await Rows(db.PeopleFigures, dimension, period).Where(f => f.Key == key).Select(f => f.Sketch).ToListAsync(cancel));

    /// <summary>The same of everything that a dimension tells apart: one for which <see cref="PeopleFigure.IsFor"/>.</summary>
    /// <inheritdoc cref="SumAsync"/>
    public async Task<Dictionary<string, PeopleSketch>> PeopleByKeyAsync(Dimension dimension, Period period, CancellationToken cancel)
    {
        var rows = await Rows(db.PeopleFigures, dimension, period).Select(f => new { f.Key, f.Sketch }).ToListAsync(cancel);
        return rows.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => Together(g.Select(r => r.Sketch)));
    }

    private static PeopleSketch Together(IEnumerable<byte[]> sketches)
    {
        var all = new PeopleSketch();
        foreach (var sketch in sketches)
        {
            all.Add(PeopleSketch.Read(sketch));
        }

        return all;
    }

    /// <summary>The rows that make up a period.</summary>
    internal static IQueryable<T> Rows<T>(IQueryable<T> figures, Dimension dimension, Period period)
        where T : FigureRow
    {
        var stretches = Stretch.Of(period.From, period.To).DefaultIfEmpty(new(Span.Hour, 0, 0));
        return stretches.Select(s => figures.Where(f => f.Dimension == dimension && f.Span == s.Span && f.From >= s.From && f.From < s.To))
            .Aggregate((all, more) => all.Concat(more)).AsNoTracking();
    }

    private static IQueryable<Figure> Summed(IQueryable<Figure> rows) => rows.GroupBy(f => f.Key).Select(g => new Figure
    {
        Key = g.Key,
        OptIns = g.Sum(f => f.OptIns),
        Linked = g.Sum(f => f.Linked),
        Visits = g.Sum(f => f.Visits),
        Replies = g.Sum(f => f.Replies),
        People = g.Sum(f => f.People),
        Stopped = g.Sum(f => f.Stopped),
        Blocked = g.Sum(f => f.Blocked),
    });

    private static IQueryable<SpotFigure> Summed(IQueryable<SpotFigure> rows) => rows.GroupBy(f => f.Key).Select(g => new SpotFigure
    {
        Key = g.Key,
        Served = g.Sum(f => f.Served),
        Seen = g.Sum(f => f.Seen),
        Drawn = g.Sum(f => f.Drawn),
        LinkShown = g.Sum(f => f.LinkShown),
        Clicked = g.Sum(f => f.Clicked),
        OptedIn = g.Sum(f => f.OptedIn),
    });
}
