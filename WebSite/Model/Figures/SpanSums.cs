namespace WebSite.Model;

/// <summary>Counts that are gathered by the hour, to be added to the kept ones of hour, day and month in one go.</summary>
/// <typeparam name="TRow">What is kept.</typeparam>
internal abstract class SpanSums<TRow>
    where TRow : FigureRow
{
    private readonly Dictionary<(Dimension Dimension, string Key, int Hour), TRow> _hours = [];

    /// <summary>Whether nothing was counted.</summary>
    public bool IsNothing => _hours.Values.All(IsZero);

    /// <summary>One row for each thing and span in which something was counted.</summary>
    public IReadOnlyCollection<TRow> Rows()
    {
        Dictionary<(Dimension, string, Span, int), TRow> rows = [];
        foreach (var ((dimension, key, hour), counted) in _hours.Where(h => !IsZero(h.Value)))
        {
            foreach (var span in Spans.All)
            {
                var from = span.Start(hour);
                if (!rows.TryGetValue((dimension, key, span, from), out var row))
                {
                    rows[(dimension, key, span, from)] = row = Begin(dimension, key, span, from);
                }

                Add(row, counted);
            }
        }

        return rows.Values;
    }

    /// <summary>The row of an hour.</summary>
    protected TRow Hour(Dimension dimension, string key, DateTimeOffset at)
    {
        var hour = Spans.HourOf(at);
        if (!_hours.TryGetValue((dimension, key, hour), out var row))
        {
            _hours[(dimension, key, hour)] = row = Begin(dimension, key, Span.Hour, hour);
        }

        return row;
    }

    /// <summary>A row of nothing.</summary>
    protected abstract TRow Begin(Dimension dimension, string key, Span span, int from);

    /// <summary>Adds one row's counts to another's.</summary>
    protected abstract void Add(TRow to, TRow counted);

    /// <summary>Whether a row counts nothing.</summary>
    protected abstract bool IsZero(TRow row);
}
