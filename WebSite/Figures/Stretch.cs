using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Spans of one length that follow each other: a period is read as a few of these.</summary>
/// <param name="Span">How long each is.</param>
/// <param name="From">Where the first begins, in hours since 1970.</param>
/// <param name="To">Where the last ends.</param>
internal readonly record struct Stretch(Span Span, int From, int To)
{
    /// <summary>The fewest rows that make up some hours: months where they are whole, else days, else hours.</summary>
    public static IEnumerable<Stretch> Of(int from, int to)
    {
        for (var at = from; at < to;)
        {
            var span = Longest(at, to);
            var end = at;
            while (end < to && Longest(end, to) == span)
            {
                end = span.Next(end);
            }

            yield return new(span, at, end);
            at = end;
        }
    }

    private static Span Longest(int at, int to) => Spans.All.Last(span => span == Span.Hour || (span.Start(at) == at && span.Next(at) <= to));
}
