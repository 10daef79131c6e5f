using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Ads with Messenger as their destination: those that people came through, and campaigns for them.</summary>
[ResponseCache(NoStore = true)]
public sealed class AdsModel(SiteDb db, CampaignMaker maker, EntryPointQuery query, IOptionsMonitor<AttributionOptions> options, IOptionsMonitor<SiteOptions> site, TimeProvider time)
    : CampaignsPage(db, maker, query, options, site, time, EntryPoint.Ad)
{
    private const int MostAds = 100;

    /// <summary>The ads with the most visits, the one that somebody came through last first.</summary>
    public IReadOnlyList<SeenAd> Ads { get; private set; } = [];

    /// <summary>Gives an ad its name.</summary>
    public async Task<IActionResult> OnPostNameAsync(string? adId, string? adName, CancellationToken cancel)
    {
        if (CampaignName.Fault(adName, out var name) is { } fault)
        {
            ModelState.AddModelError("", fault); // Each ad has such a field.
            return Page();
        }

        if (adId is null || await Maker.NameAdAsync(adId, name, cancel) is null)
        {
            return NotFound();
        }

        TempData["Notice"] = "The ad has its name. All who came through it are counted to its campaign.";
        return LocalRedirect("/dashboard/entry-points/ads");
    }

    protected override async Task ReadAsync(Period period, AttributionRule rule, CancellationToken cancel)
    {
        await base.ReadAsync(period, rule, cancel);
        var figures = (await Query.ByAdAsync(period, rule, cancel)).OrderByDescending(f => f.Value.Visits).Take(MostAds).ToDictionary();
        Dictionary<string, Visit?> newest = [];
        foreach (var id in figures.Keys)
        {
            // One by one: of each a look at the end of an index.
            newest[id] = await Db.Visits.AsNoTracking().Where(a => a.AdId == id).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
        }

        Ads = [.. figures.OrderByDescending(f => newest[f.Key]?.At).Select(f => SeenAd.Of(f.Key, newest[f.Key], CampaignOf(f.Key, newest[f.Key]), f.Value with { Last = f.Value.Visits > 0 ? newest[f.Key]?.At : null }))];
    }

    private Campaign? CampaignOf(string adId, Visit? newest) =>
        Campaigns.Select(r => r.Campaign).FirstOrDefault(c => c.AdId == adId) ?? Campaigns.Select(r => r.Campaign).FirstOrDefault(c => c.Id == newest?.CampaignId);

    /// <summary>An ad that somebody came through.</summary>
    /// <param name="Id">Facebook's.</param>
    /// <param name="Title">As the newest visit has it, or null.</param>
    /// <param name="Photo">The address of its picture, or null.</param>
    /// <param name="Campaign">What the merchant named it; null before.</param>
    /// <param name="Figures">Who came, and what they bought.</param>
    public sealed record SeenAd(string Id, string? Title, string? Photo, Campaign? Campaign, EntryPointFigures Figures)
    {
        internal static SeenAd Of(string id, Visit? newest, Campaign? campaign, EntryPointFigures figures) => new(id, newest?.AdTitle, newest?.AdPhoto, campaign, figures);
    }
}
