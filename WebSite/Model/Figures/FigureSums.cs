namespace WebSite.Model;

/// <summary>What the site's tables say, gathered.</summary>
internal sealed class FigureSums : SpanSums<(Dimension Dimension, string Key), Figure>
{
    /// <summary>Counts something of an hour.</summary>
    /// <param name="dimension">What it is told by.</param>
    /// <param name="key">Which of these.</param>
    /// <param name="at">When it was.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="by">How many; less than zero takes off.</param>
    public void Add(Dimension dimension, string key, DateTimeOffset at, Counted what, long by)
    {
        if (by != 0)
        {
            Hour((dimension, key), at).Add(what, by);
        }
    }

    protected override Figure Begin((Dimension Dimension, string Key) thing, Span span, int from) => new() { Dimension = thing.Dimension, Key = thing.Key, Span = span, From = from };

    protected override void Add(Figure to, Figure counted)
    {
        foreach (var what in Enum.GetValues<Counted>())
        {
            to.Add(what, counted[what]);
        }
    }

    protected override bool IsZero(Figure row) => row.IsNothing;
}
