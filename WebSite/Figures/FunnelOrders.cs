using Microsoft.Extensions.Options;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Orders for the funnel: those that are credited to a visit, by the rule that is set.</summary>
public sealed class FunnelOrders(MoneyQuery money, IOptionsMonitor<AttributionOptions> options)
{
    /// <summary>By which rule.</summary>
    public AttributionRule Rule => options.CurrentValue.Rule;

    /// <summary>How many are credited to everything that a dimension tells apart.</summary>
    public async Task<Dictionary<string, long>> ByKeyAsync(Dimension dimension, Period period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        return (await money.ByKeyAsync(dimension, period.From, period.To, Rule, cancel)).ToDictionary(e => e.Key, e => e.Value.Orders);
    }
}
