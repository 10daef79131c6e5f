using WebSite.Figures;

namespace WebSite.Campaigns;

/// <summary>What a way in brought.</summary>
/// <param name="Visits">How often people came in.</param>
/// <param name="People">How many different people.</param>
/// <param name="Earned">The orders that are credited to it.</param>
/// <param name="Last">When somebody last came in; null when nobody did.</param>
public sealed record EntryPointFigures(int Visits, int People, Earnings Earned, DateTimeOffset? Last)
{
    /// <summary>Nobody came.</summary>
    public static EntryPointFigures None { get; } = new(0, 0, Earnings.None, null);
}
