namespace WebSite.Model;

/// <summary>Counts that are gathered by the hour, to be added to the kept ones of hour, day and month in one go.</summary>
/// <typeparam name="TThing">What is counted apart.</typeparam>
/// <typeparam name="TRow">What is kept.</typeparam>
internal abstract class SpanSums<TThing, TRow>
    where TThing : struct
    where TRow : FigureRow
{
    private readonly Dictionary<(TThing Thing, int Hour), TRow> _hours = [];

    /// <summary>Whether nothing was counted.</summary>
    public bool IsNothing => _hours.Values.All(IsZero);

    /// <summary>One row for each thing and span in which something was counted.</summary>
    public IReadOnlyCollection<TRow> Rows()
    {
        Dictionary<(TThing, Span, int), TRow> rows = [];
        foreach (var ((thing, hour), counted) in _hours.Where(h => !IsZero(h.Value)))
        {
            foreach (var span in Spans.All)
            {
                var from = span.Start(hour);
                if (!rows.TryGetValue((thing, span, from), out var row))
                {
                    rows[(thing, span, from)] = row = Begin(thing, span, from);
                }

                Add(row, counted);
            }
        }

        return rows.Values;
    }

    /// <summary>The row of an hour.</summary>
    protected TRow Hour(TThing thing, DateTimeOffset at)
    {
        var hour = Spans.HourOf(at);
        if (!_hours.TryGetValue((thing, hour), out var row))
        {
            _hours[(thing, hour)] = row = Begin(thing, Span.Hour, hour);
        }

        return row;
    }

    /// <summary>A row of nothing.</summary>
    protected abstract TRow Begin(TThing thing, Span span, int from);

    /// <summary>Adds one row's counts to another's.</summary>
    protected abstract void Add(TRow to, TRow counted);

    /// <summary>Whether a row counts nothing.</summary>
    protected abstract bool IsZero(TRow row);
}
