using System.Globalization;
using WebSite.Catalogue;
using WebSite.Model;
using WebSite.Monitoring;
using WebSite.Pages.Dashboard.Parts;
using WebSite.Pages.Dashboard.Periods;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>Puts the overview's parts together from what was read.</summary>
internal sealed record Screen(OverviewFigures Figures, HandsPart Hands, PeriodChoice Choice, AttributionRule Rule, bool IsUsualRule, bool IsChecked)
{
    /// <summary>What the page is made of, in order.</summary>
    /// <param name="show">Which figure the chart shows, as the address has it.</param>
    public IReadOnlyList<Part> Parts(string? show)
    {
        var currencies = Figures.Sum.Earned.Amounts.Concat(Figures.SumBefore.Earned.Amounts).Select(a => a.Currency).Distinct().ToList();
        var metrics = Metric.All(currencies.Count == 0 && Figures.Currency is { } usual ? [usual] : currencies);
        var shown = metrics.FirstOrDefault(m => m.Id == show) ?? metrics[0];
        return
        [
            new("_Alert", Hands.Count),
            new("_Tiles", Figures.IsFirstDay ? new TilesPart([], "", "", "", Rule, IsChecked)
                : new TilesPart([.. metrics.Select(m => Tile.Of(m, Figures.Sum, Figures.SumBefore))], shown.Id, Choice.Query, About, Rule, IsChecked) { IsUsualRule = IsUsualRule }),
            new("_Chart", Figures.IsFirstDay ? null : ChartOf(shown)),
            new("_Hands", Hands),
            new("_Ranks", Figures.Panels.All(p => p.Best.Count == 0) ? Array.Empty<RankPanel>() : Figures.Panels),
        ];
    }

    private ChartPart ChartOf(Metric shown) => new(
        Chart.Of(shown, Figures.Pieces, Figures.Now, Figures.PiecesBefore, Figures.Before), Choice.Dates, Choice.DatesBefore,
        Figures.Sum.IsNothing && Figures.SumBefore.IsNothing, Choice.Period.IsExact, Choice.Period.Zone.Id);

    /// <summary>What counts as an order of Messenger's, beside all of the shop's.</summary>
    private string About
    {
        get
        {
            var all = Figures.Shop.Orders == 0 ? "The shop had no orders in this time."
                : $"All orders of the shop in this time: {Figures.Shop.Orders.ToString("N0", CultureInfo.InvariantCulture)}, {string.Join(" and ", Figures.Shop.Amounts.Select(a => Money.Format(a.ValueMinor, a.Currency)))}.";
            return $"Orders and their value are those that Messenger brought. {all}";
        }
    }
}

/// <summary>The figures at the head.</summary>
/// <param name="Tiles">They; none on the shop's first day.</param>
/// <param name="Shown">Which of them the chart shows.</param>
/// <param name="Query">The period, for addresses.</param>
/// <param name="About">What counts as an order.</param>
/// <param name="Rule">What orders are credited by.</param>
/// <param name="IsChecked">Whether the set-up was checked since the site started.</param>
public sealed record TilesPart(IReadOnlyList<Tile> Tiles, string Shown, string Query, string About, AttributionRule Rule, bool IsChecked)
{
    /// <summary>Whether orders are credited by the rule that is set.</summary>
    public bool IsUsualRule { get; init; } = true;

    /// <summary>The page's address with another figure in the chart.</summary>
    public string Showing(string id) => $"?{Query}&show={id}{(IsUsualRule ? "" : Of(Rule.Days, Rule.Touch))}";

    /// <summary>The same with another rule.</summary>
    public string With(int days, Touch touch) => $"?{Query}&show={Shown}{Of(days, touch)}";

    private static string Of(int days, Touch touch) => $"&window={days}&touch={(touch == Touch.Last ? "last" : "first")}";
}

/// <summary>The chart.</summary>
/// <param name="Chart">It.</param>
/// <param name="Dates">The period's days.</param>
/// <param name="DatesBefore">Those of the one before.</param>
/// <param name="IsNothing">Whether nothing at all came in in either.</param>
/// <param name="IsExact">Whether days begin on whole hours of UTC.</param>
/// <param name="Zone">Where the merchant is.</param>
public sealed record ChartPart(Chart Chart, string Dates, string DatesBefore, bool IsNothing, bool IsExact, string Zone);

/// <summary>What needs a hand.</summary>
/// <param name="Hands">What waits.</param>
/// <param name="Alarms">What the site itself noticed.</param>
/// <param name="HasAlarms">Whether there is something among it.</param>
public sealed record HandsPart(IReadOnlyList<Hand> Hands, Alarms Alarms, bool HasAlarms)
{
    /// <summary>How many things.</summary>
    public int Count => Hands.Count + (HasAlarms ? 1 : 0);
}
