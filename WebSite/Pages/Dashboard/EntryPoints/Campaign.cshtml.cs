using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>One campaign: what to copy, what it brought, its name, and putting it away.</summary>
[ResponseCache(NoStore = true)]
public sealed class CampaignModel(SiteDb db, EntryPointQuery query, ShortAddressOpens opens, VisitPages pages, IOptionsMonitor<AttributionOptions> options, IOptionsMonitor<SiteOptions> site, MessengerLinks links, ShortAddresses addresses, TimeProvider time) : PageModel
{
    private const int Days = 30;

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>The m.me link with the campaign's key.</summary>
    public string Link => links.To(Campaign.Key);

    /// <summary>The short address; null when it isn't known.</summary>
    public string? Address => addresses.Of(Campaign.Code);

    /// <summary>Whether <see cref="Address"/> is good on this machine alone.</summary>
    public bool IsLocal => !addresses.ArePublic;

    /// <summary>Opens of the last 30 days that had any, newest first.</summary>
    public IReadOnlyList<(DateOnly Day, long Count)> Opens { get; private set; } = [];

    /// <summary>Opens of all time.</summary>
    public long AllClicks { get; private set; }

    /// <summary>What it brought, of all time.</summary>
    public EntryPointFigures Figures { get; private set; } = EntryPointFigures.None;

    /// <summary>By which rule orders are credited to it.</summary>
    public FigureChoice Choice { get; private set; } = new(null, options.CurrentValue.Rule);

    /// <summary>Who came, newest first.</summary>
    public VisitPage Visits { get; private set; } = VisitPage.None;

    /// <summary>What stands in the form for the name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync(int id, int? window, string? touch, string? next, string? back, CancellationToken cancel)
    {
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Name) = (campaign, Name ?? campaign.Name);
        var (now, zone) = (time.GetUtcNow(), site.CurrentValue.Zone);
        Opens = await opens.ByDayAsync(id, Period.OfDays(Days, now, zone), cancel);
        AllClicks = await opens.SumAsync(id, Period.Ever(now, zone), cancel);
        Choice = new(null, options.CurrentValue.Choose(window, touch));
        Figures = await query.OfCampaignAsync(id, Choice.Period(now, zone), Choice.Rule, cancel);
        Visits = await pages.OfCampaignAsync(id, next, back, Choice.Rule, cancel);
        return Page();
    }

    /// <summary>Gives it another name. Its key stays: links are out there.</summary>
    public async Task<IActionResult> OnPostRenameAsync(int id, CancellationToken cancel)
    {
        if (CampaignName.Fault(Name, out var good) is { } fault)
        {
            ModelState.AddModelError("name", fault);
            return Page();
        }

        return await ChangeAsync(id, "Renamed. Its link and short address stay as they are.", found => found.Rename(good), cancel);
    }

    /// <summary>Puts it away.</summary>
    public Task<IActionResult> OnPostPutAwayAsync(int id, CancellationToken cancel) =>
        ChangeAsync(id, "Put away. Its link and short address go on working, and are counted.", found => found.Archive(time.GetUtcNow()), cancel);

    /// <summary>Takes it out again.</summary>
    public Task<IActionResult> OnPostTakeOutAsync(int id, CancellationToken cancel) => ChangeAsync(id, "In use again.", found => found.Restore(), cancel);

    private async Task<IActionResult> ChangeAsync(int id, string notice, Action<Campaign> change, CancellationToken cancel)
    {
        if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } found)
        {
            return NotFound();
        }

        change(found);
        await db.SaveChangesAsync(cancel);
        TempData["Notice"] = notice;
        return LocalRedirect($"/dashboard/entry-points/campaigns/{id}");
    }
}
