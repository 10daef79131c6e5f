namespace WebSite.Model;

/// <summary>What browsers told of spots, gathered.</summary>
internal sealed class SpotSums : SpanSums<SpotFigure>
{
    /// <summary>Counts a step of an hour once more.</summary>
    public void Add(Dimension dimension, string key, DateTimeOffset at, SpotStep step) => Hour(dimension, key, at).Add(step, 1);

    protected override SpotFigure Begin(Dimension dimension, string key, Span span, int from) => new() { Dimension = dimension, Key = key, Span = span, From = from };

    protected override void Add(SpotFigure to, SpotFigure counted)
    {
        foreach (var step in Enum.GetValues<SpotStep>())
        {
            to.Add(step, counted[step]);
        }
    }

    protected override bool IsZero(SpotFigure row) => Enum.GetValues<SpotStep>().All(step => row[step] == 0);
}
