using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Placing;
using WebSite.Web;
using Period = WebSite.Figures.Period;

namespace WebSite.Pages.Dashboard.Placements;

/// <summary>The placements, what stands there, and what they did of late.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(PlacementBook book, FigureQuery figures, FunnelOrders orders, IOptionsMonitor<SiteOptions> site, TimeProvider time) : PageModel
{
    /// <summary>What is told of them is of so many days.</summary>
    public const int Days = 30;

    public IReadOnlyList<PlacementLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var period = Period.OfDays(Days, time.GetUtcNow(), site.CurrentValue.Zone);
        var seen = await figures.SpotsByKeyAsync(Dimension.Placement, period, cancel);
        var counted = await figures.ByKeyAsync(Dimension.Placement, period, cancel);
        var ordered = await orders.ByKeyAsync(Dimension.Placement, period, cancel);
        Lines = [.. (await book.AllAsync(cancel)).Select(now => Line(now, now.Placement.Name()))];

        PlacementLine Line(PlacementNow now, string key) =>
            new(now, seen.GetValueOrDefault(key)?.Seen ?? 0, counted.GetValueOrDefault(key)?.OptIns ?? 0, ordered.GetValueOrDefault(key));
    }
}
