using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Campaigns;
using WebSite.Data;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>The campaigns of one entry point, and the form that makes one.</summary>
public abstract class CampaignsPage(SiteDb db, CampaignMaker maker, TimeProvider time, EntryPoint entryPoint) : PageModel
{
    protected SiteDb Db => db;

    protected CampaignMaker Maker => maker;

    public Period Period { get; private set; }

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    /// <summary>What stands in the form.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public async Task OnGetAsync(int? days, CancellationToken cancel)
    {
        Period = Period.Of(days);
        await ReadAsync(Period.Since(time.GetUtcNow()), cancel);
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
    protected virtual async Task ReadAsync(DateTimeOffset since, CancellationToken cancel) =>
        Campaigns = await CampaignRow.ReadAsync(db, since, cancel, entryPoint);
}
