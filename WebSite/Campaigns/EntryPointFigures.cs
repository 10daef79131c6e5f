using System.Globalization;
using WebSite.Figures;

namespace WebSite.Campaigns;

/// <summary>What a way in brought.</summary>
/// <param name="Visits">How often people came in.</param>
/// <param name="People">How many different people.</param>
/// <param name="IsExact">Whether that is no estimate: many are told about.</param>
/// <param name="Earned">The orders that are credited to it.</param>
/// <param name="Last">When somebody last came in; null when nobody did.</param>
public sealed record EntryPointFigures(long Visits, long People, bool IsExact, Earnings Earned, DateTimeOffset? Last)
{
    /// <summary>Nobody came.</summary>
    public static EntryPointFigures None { get; } = new(0, 0, true, Earnings.None, null);

    /// <summary><see cref="Visits"/> as merchants read it.</summary>
    public string VisitsSaid => Say(Visits);

    /// <summary><see cref="People"/>, and how sure that is.</summary>
    public string PeopleSaid => IsExact ? Say(People) : $"about {Say(People)}";

    private static string Say(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
