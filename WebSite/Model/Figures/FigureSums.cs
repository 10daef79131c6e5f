namespace WebSite.Model;

/// <summary>Counts that are gathered, to be added to the kept ones in one go.</summary>
internal sealed class FigureSums
{
    private readonly Dictionary<(Dimension Dimension, string Key, int Hour), Figure> _hours = [];

    /// <summary>Whether nothing was counted.</summary>
    public bool IsNothing => _hours.Values.All(f => f.IsNothing);

    /// <summary>Counts something of an hour.</summary>
    /// <param name="dimension">What it is told by.</param>
    /// <param name="key">Which of these.</param>
    /// <param name="at">When it was.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="by">How many; less than zero takes off.</param>
    public void Add(Dimension dimension, string key, DateTimeOffset at, Counted what, long by)
    {
        if (by == 0)
        {
            return;
        }

        var hour = Spans.HourOf(at);
        if (!_hours.TryGetValue((dimension, key, hour), out var figure))
        {
            _hours[(dimension, key, hour)] = figure = new() { Dimension = dimension, Key = key, Span = Span.Hour, From = hour };
        }

        figure.Add(what, by);
    }

    /// <summary>One row for each thing and span in which something was counted.</summary>
    public IReadOnlyCollection<Figure> Rows()
    {
        Dictionary<(Dimension, string, Span, int), Figure> rows = [];
        foreach (var ((dimension, key, hour), counted) in _hours.Where(h => !h.Value.IsNothing))
        {
            foreach (var span in Spans.All)
            {
                var from = span.Start(hour);
                if (!rows.TryGetValue((dimension, key, span, from), out var row))
                {
                    rows[(dimension, key, span, from)] = row = new() { Dimension = dimension, Key = key, Span = span, From = from };
                }

                foreach (var what in Enum.GetValues<Counted>())
                {
                    row.Add(what, counted[what]);
                }
            }
        }

        return rows.Values;
    }
}
