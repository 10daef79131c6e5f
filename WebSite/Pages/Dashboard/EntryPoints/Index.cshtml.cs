using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Campaigns;
using WebSite.Figures;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Every entry point, and what it brought.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(EntryPointQuery query, IOptionsMonitor<AttributionOptions> options, IOptionsMonitor<SiteOptions> site, TimeProvider time) : PageModel
{
    /// <summary>Which figures it shows.</summary>
    public FigureChoice Choice { get; private set; } = FigureChoice.Of(null, null, null, options.CurrentValue);

    public IReadOnlyDictionary<EntryPoint, EntryPointFigures> Figures { get; private set; } = new Dictionary<EntryPoint, EntryPointFigures>();

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(int? days, int? window, string? touch, CancellationToken cancel)
    {
        Choice = FigureChoice.Of(days, window, touch, options.CurrentValue);
        var period = Choice.Period(time.GetUtcNow(), site.CurrentValue.Zone);
        Figures = await query.ByEntryPointAsync(period, Choice.Rule, cancel);
        Campaigns = await query.CampaignsAsync(period, Choice.Rule, cancel);
    }
}
