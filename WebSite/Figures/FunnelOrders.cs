using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Orders for the funnel: those that are credited to a visit.</summary>
public sealed class FunnelOrders
{
    /// <summary>How many are credited to everything that a dimension tells apart.</summary>
    public Task<Dictionary<string, long>> ByKeyAsync(Dimension dimension, Period period, CancellationToken cancel) => Task.FromResult(new Dictionary<string, long>());
}
