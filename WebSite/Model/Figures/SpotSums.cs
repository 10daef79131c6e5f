namespace WebSite.Model;

/// <summary>What browsers told of spots, gathered.</summary>
internal sealed class SpotSums : SpanSums<(Dimension Dimension, string Key), SpotFigure>
{
    /// <summary>Counts a step of an hour once more, or so often.</summary>
    public void Add(Dimension dimension, string key, DateTimeOffset at, SpotStep step, long by = 1) => Hour((dimension, key), at).Add(step, by);

    protected override SpotFigure Begin((Dimension Dimension, string Key) thing, Span span, int from) => new() { Dimension = thing.Dimension, Key = thing.Key, Span = span, From = from };

    protected override void Add(SpotFigure to, SpotFigure counted)
    {
        foreach (var step in Enum.GetValues<SpotStep>())
        {
            to.Add(step, counted[step]);
        }
    }

    protected override bool IsZero(SpotFigure row) => Enum.GetValues<SpotStep>().All(step => row[step] == 0);
}
