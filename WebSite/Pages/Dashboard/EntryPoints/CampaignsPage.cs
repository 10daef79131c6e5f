using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>The campaigns of one entry point, and the form that makes one.</summary>
public abstract class CampaignsPage(SiteDb db, CampaignMaker maker, EntryPointQuery query, IOptionsMonitor<AttributionOptions> options, IOptionsMonitor<SiteOptions> site, TimeProvider time, EntryPoint entryPoint) : PageModel
{
    protected SiteDb Db => db;

    protected CampaignMaker Maker => maker;

    protected EntryPointQuery Query => query;

    /// <summary>Which figures it shows.</summary>
    public FigureChoice Choice { get; private set; } = FigureChoice.Of(null, null, null, options.CurrentValue);

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    /// <summary>What stands in the form.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public async Task OnGetAsync(int? days, int? window, string? touch, CancellationToken cancel)
    {
        Choice = FigureChoice.Of(days, window, touch, options.CurrentValue);
        await ReadAsync(Choice.Period(time.GetUtcNow(), site.CurrentValue.Zone), Choice.Rule, cancel);
    }

    /// <summary>Makes a campaign, and leads to it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (CampaignName.Fault(Name, out var good) is { } fault)
        {
            ModelState.AddModelError("name", fault);
            return Page();
        }

        var campaign = await maker.MakeAsync(good, entryPoint, cancel);
        TempData["Notice"] = "Made. What it brings is counted from now on.";
        return LocalRedirect($"/dashboard/entry-points/campaigns/{campaign.Id}");
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual async Task ReadAsync(Period period, AttributionRule rule, CancellationToken cancel) =>
        Campaigns = await query.CampaignsAsync(period, rule, cancel, entryPoint);
}
