using WebSite.Figures;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>A figure at the head of the overview, beside the one before.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">What it counts.</param>
/// <param name="Now">In words.</param>
/// <param name="Before">That of the period before, in words.</param>
/// <param name="Change">How they compare.</param>
public sealed record Tile(string Id, string Name, string About, string Now, string Before, Change Change)
{
    public static Tile Of(Metric metric, Tally now, Tally before)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var (value, old) = (metric.Of(now), metric.Of(before));
        return new(metric.Id, metric.Name, metric.About, metric.Format(value), old is null or 0 ? "none" : metric.Format(old), Change.Of(metric, value, old));
    }
}
