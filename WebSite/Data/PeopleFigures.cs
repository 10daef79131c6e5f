using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Data;

/// <summary>Keeps how many different people came in.</summary>
internal static class PeopleFigures
{
    /// <summary>Adds to what is kept; it is saved with the context's next save.</summary>
    public static async Task CountAsync(this SiteDb db, PeopleSums sums, CancellationToken cancel)
    {
        if (sums.IsNothing)
        {
            return;
        }

        var kept = (await OfAsync(db, sums, cancel)).ToDictionary(f => (f.Dimension, f.Key, f.Span, f.From));
        foreach (var (at, people) in sums.All)
        {
            if (!kept.TryGetValue(at, out var figure))
            {
                figure = db.PeopleFigures.Add(new() { Dimension = at.Dimension, Key = at.Key, Span = at.Span, From = at.From }).Entity;
            }

            figure.Add(people);
        }
    }

    /// <summary>The rows of the hours, days and months in question: a few more than are changed, in one query.</summary>
    private static Task<List<PeopleFigure>> OfAsync(SiteDb db, PeopleSums sums, CancellationToken cancel)
    {
        var dimensions = sums.All.Keys.Select(k => k.Dimension).Distinct().ToList();
        List<int> Of(Span span) => [.. sums.All.Keys.Where(k => k.Span == span).Select(k => k.From).Distinct()];
        var (hours, days, months) = (Of(Span.Hour), Of(Span.Day), Of(Span.Month));
        return db.PeopleFigures.Where(f => EF.Parameter(dimensions).Contains(f.Dimension)
            && ((f.Span == Span.Hour && EF.Parameter(hours).Contains(f.From))
                || (f.Span == Span.Day && EF.Parameter(days).Contains(f.From))
                || (f.Span == Span.Month && EF.Parameter(months).Contains(f.From)))).ToListAsync(cancel);
    }
}
