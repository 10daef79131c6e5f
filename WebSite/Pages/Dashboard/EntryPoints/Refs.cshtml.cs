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

/// <summary>Refs that were made elsewhere, with which people came, and names for them.</summary>
[ResponseCache(NoStore = true)]
public sealed class RefsModel(SiteDb db, CampaignMaker maker, EntryPointQuery query, IOptionsMonitor<AttributionOptions> options, IOptionsMonitor<SiteOptions> site, TimeProvider time) : PageModel
{
    /// <summary>Which figures it shows.</summary>
    public FigureChoice Choice { get; private set; } = FigureChoice.Of(null, null, null, options.CurrentValue);

    /// <summary>The refs, the one that most people came with first.</summary>
    public IReadOnlyList<SeenRef> Refs { get; private set; } = [];

    public async Task OnGetAsync(int? days, int? window, string? touch, CancellationToken cancel)
    {
        Choice = FigureChoice.Of(days, window, touch, options.CurrentValue);
        var figures = (await query.ByRefAsync(Choice.Period(time.GetUtcNow(), site.CurrentValue.Zone), Choice.Rule, cancel)).OrderByDescending(f => f.Value.People).ThenByDescending(f => f.Value.Last).Take(SeenRefs.Most).ToList();
        var texts = figures.ConvertAll(f => f.Key);
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => c.Ref != null && texts.Contains(c.Ref)).ToDictionaryAsync(c => c.Ref!, cancel);
        Refs = [.. figures.Select(f => new SeenRef(f.Key, campaigns.GetValueOrDefault(f.Key), f.Value))];
    }

    /// <summary>Gives a ref its name.</summary>
    public async Task<IActionResult> OnPostNameAsync(string? text, string? refName, CancellationToken cancel)
    {
        if (CampaignName.Fault(refName, out var name) is { } fault)
        {
            ModelState.AddModelError("", fault); // Each ref has such a field.
            return Page();
        }

        if (text is null || await maker.NameRefAsync(text, name, cancel) is null)
        {
            return NotFound();
        }

        TempData["Notice"] = "The ref has its name. All who came with it are counted to its campaign.";
        return LocalRedirect("/dashboard/entry-points/refs");
    }

    /// <summary>A ref that somebody came with.</summary>
    /// <param name="Text">As it is kept: a long one is cut.</param>
    /// <param name="Campaign">What the merchant named it; null before.</param>
    /// <param name="Figures">Who came.</param>
    public sealed record SeenRef(string Text, Campaign? Campaign, EntryPointFigures Figures);
}
