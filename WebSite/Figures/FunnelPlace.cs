namespace WebSite.Figures;

/// <summary>A place in a list: the row that it goes on behind.</summary>
/// <param name="At">When.</param>
/// <param name="Id">Which of those of the same time: its event or order; 0 for browsers' words, which have none.</param>
/// <param name="Session">Of browsers' words: whose.</param>
/// <param name="WebPage">And from where.</param>
public readonly record struct FunnelPlace(DateTimeOffset At, long Id, Guid Session = default, string WebPage = "")
{
    /// <summary>Between two hours: before an hour's first row, and behind the last one of the hour before.</summary>
    public static FunnelPlace Before(int hour) => new(Model.Spans.TimeOf(hour), 0, Guid.AllBitsSet);
}
