namespace WebSite.Figures;

/// <summary>What one of several things brought.</summary>
/// <param name="Key">Which.</param>
/// <param name="Visits">How often people came in through it.</param>
/// <param name="Earned">Orders that are credited to it.</param>
public sealed record Ranked(string Key, long Visits, Earnings Earned)
{
    /// <summary>Orders for each visit; null when there was none.</summary>
    public decimal? Conversion => Visits == 0 ? null : (decimal)Earned.Orders / Visits;
}

/// <summary>The best and the worst of several things.</summary>
/// <param name="Best">Those with the most orders, or while nobody has ordered, with the most visits.</param>
/// <param name="Worst">Of the others, those whose many visits bring the fewest orders.</param>
/// <param name="More">How many stand in neither.</param>
/// <param name="HasOrders">Whether anybody has ordered.</param>
public sealed record Ranking(IReadOnlyList<Ranked> Best, IReadOnlyList<Ranked> Worst, int More, bool HasOrders)
{
    /// <summary>Fewer visits say nothing against a thing.</summary>
    public const int EnoughVisits = 20;

    private const int MostBest = 4;
    private const int MostWorst = 2;

    /// <summary>Ranks things. Where all are shown anyway, none of them is among the worst.</summary>
    public static Ranking Of(IEnumerable<Ranked> things)
    {
        var all = things.Where(t => t.Visits > 0 || t.Earned.Orders > 0)
            .OrderByDescending(t => t.Earned.Orders).ThenByDescending(t => t.Visits).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        var hasOrders = all.Count > 0 && all[0].Earned.Orders > 0;
        if (all.Count <= MostBest + MostWorst)
        {
            return new(all, [], 0, hasOrders);
        }

        var best = all.Take(MostBest).ToList();
        var worst = hasOrders
            ? all.Skip(MostBest).Where(t => t.Visits >= EnoughVisits && t.Conversion < best.Min(b => b.Conversion ?? 1)).OrderBy(t => t.Conversion).ThenByDescending(t => t.Visits).Take(MostWorst).ToList()
            : [];
        return new(best, worst, all.Count - best.Count - worst.Count, hasOrders);
    }
}
