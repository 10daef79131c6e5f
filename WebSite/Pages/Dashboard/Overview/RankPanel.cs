using WebSite.Catalogue;
using WebSite.Figures;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>Placements, campaigns and the like, the best first.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Best">Those with the most orders, or visits.</param>
/// <param name="Worst">Those whose visits bring the fewest orders.</param>
/// <param name="More">How many stand in neither.</param>
/// <param name="MorePath">Where all of them are.</param>
/// <param name="HasOrders">Whether anybody has ordered.</param>
/// <param name="Empty">What to say while there are none.</param>
public sealed record RankPanel(string Title, IReadOnlyList<RankLine> Best, IReadOnlyList<RankLine> Worst, int More, string MorePath, bool HasOrders, RankEmpty Empty)
{
    /// <summary>Puts names to a ranking.</summary>
    /// <param name="title">What they are.</param>
    /// <param name="ranking">It.</param>
    /// <param name="morePath">Where all of them are.</param>
    /// <param name="empty">What to say while there are none.</param>
    /// <param name="name">What a key is called, and where more of it is told.</param>
    public static RankPanel Of(string title, Ranking ranking, string morePath, RankEmpty empty, Func<string, (string Name, string Path)> name)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        var most = ranking.Best.Count == 0 ? 0 : ranking.Best.Max(r => ranking.HasOrders ? r.Earned.Orders : r.Visits);
        return new(title, [.. ranking.Best.Select(Line)], [.. ranking.Worst.Select(Line)], ranking.More, morePath, ranking.HasOrders, empty);

        RankLine Line(Ranked one)
        {
            var (called, path) = name(one.Key);
            var part = most == 0 ? 0 : (int)((ranking.HasOrders ? one.Earned.Orders : one.Visits) * 100 / most);
            return new(called, path, one.Visits, one.Earned.Orders, one.Conversion, [.. one.Earned.Amounts.Select(a => Money.Format(a.ValueMinor, a.Currency))], part);
        }
    }
}

/// <summary>One of them.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Where more of it is told.</param>
/// <param name="Visits">How often people came in through it.</param>
/// <param name="Orders">How many orders are credited to it.</param>
/// <param name="Conversion">Orders for each visit.</param>
/// <param name="Values">What they come to, one for each currency.</param>
/// <param name="Part">How long its bar is, in percent of the longest.</param>
public sealed record RankLine(string Name, string Path, long Visits, long Orders, decimal? Conversion, IReadOnlyList<string> Values, int Part);

/// <summary>What to say while nothing is there to rank.</summary>
/// <param name="Words">A sentence.</param>
/// <param name="Link">What to do, as a link's words.</param>
/// <param name="Path">Where.</param>
public sealed record RankEmpty(string Words, string Link, string Path);
