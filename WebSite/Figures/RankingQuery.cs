using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Ranks what a dimension tells apart.</summary>
public sealed class RankingQuery(FigureQuery figures, MoneyQuery money)
{
    /// <summary>By what it brought in a period.</summary>
    /// <param name="dimension">Placements, campaigns and the like.</param>
    /// <param name="period">When.</param>
    /// <param name="rule">What orders are credited by.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Ranking> ReadAsync(Dimension dimension, Period period, AttributionRule rule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var counted = await figures.ByKeyAsync(dimension, period, cancel);
        var earned = await money.ByKeyAsync(dimension, period.From, period.To, rule, cancel);
        return Ranking.Of(counted.Keys.Union(earned.Keys).Select(key => new Ranked(key, counted.TryGetValue(key, out var figure) ? figure.Visits : 0, earned.GetValueOrDefault(key, Earnings.None))));
    }
}
