namespace WebSite.Figures;

/// <summary>A part of the list behind a number.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Older">Where the next part begins; null at the end.</param>
/// <param name="LookedTo">How far back was looked for these few; null where the part is full, or nothing is older.</param>
public sealed record FunnelList(IReadOnlyList<FunnelLine> Rows, FunnelPlace? Older, DateTimeOffset? LookedTo);
