namespace WebSite.Figures;

/// <summary>A page of the list behind a number.</summary>
/// <param name="Rows">In the list's order.</param>
/// <param name="Back">What the page before is read from; null when this is the first.</param>
/// <param name="Next">What the page behind is read from; null when this is the last.</param>
/// <param name="LookedTo">How far was looked for these few; null where the page is full, or nothing is further on.</param>
public sealed record FunnelList(IReadOnlyList<FunnelLine> Rows, FunnelPlace? Back, FunnelPlace? Next, DateTimeOffset? LookedTo);
