using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Experiments;

/// <summary>Reads what was counted of experiments, from the figures of their days alone.</summary>
public sealed class ExperimentQuery(SiteDb db, TimeProvider time)
{
    /// <summary>Reads one.</summary>
    public async Task<ExperimentReading> ReadAsync(Experiment experiment, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var variants = experiment.Variants.OrderBy(v => v.Number).ToList();
        var keys = variants.Select(v => new VariantMark(experiment.Id, v.Number).Key).ToList();
        var spots = await Days(db.SpotFigures, keys).Select(f => new { f.Key, f.From, f.Seen }).ToListAsync(cancel);
        var figures = await Days(db.Figures, keys).Select(f => new { f.Key, f.From, f.Linked }).ToListAsync(cancel);
        var rule = AttributionRule.All[0].Number; // They count by every rule alike.
        var money = await Days(db.MoneyFigures.Where(f => f.Rule == rule), keys).Select(f => new { f.Key, f.From, f.Orders }).ToListAsync(cancel);
        var byDay = spots.Select(f => (f.Key, f.From, Count: new VariantCount(f.Seen, 0, 0)))
            .Concat(figures.Select(f => (f.Key, f.From, Count: new VariantCount(0, f.Linked, 0))))
            .Concat(money.Select(f => (f.Key, f.From, Count: new VariantCount(0, 0, f.Orders))))
            .ToLookup(f => f.From, f => (f.Key, f.Count));

        // What was found at the end of the day on which as many as planned had come stays as it is.
        var counts = keys.Select(_ => new VariantCount()).ToList();
        var last = (int?)null;
        foreach (var day in byDay.OrderBy(d => d.Key))
        {
            foreach (var (key, count) in day)
            {
                counts[keys.IndexOf(key)] += count;
            }

            last = day.Key;
            if (counts.Sum(c => c.Sessions) >= experiment.Planned)
            {
                break;
            }
        }

        var finding = Finding.Of(experiment, counts);
        return new(experiment, finding, finding.IsOver && last is { } from ? Spans.TimeOf(Span.Day.Next(from)) : null, (experiment.StoppedAt ?? time.GetUtcNow()) - experiment.BegunAt);
    }

    private static IQueryable<T> Days<T>(IQueryable<T> figures, List<string> keys)
        where T : FigureRow => figures.AsNoTracking().Where(f => f.Dimension == Dimension.Variant && EF.Parameter(keys).Contains(f.Key) && f.Span == Span.Day);
}
