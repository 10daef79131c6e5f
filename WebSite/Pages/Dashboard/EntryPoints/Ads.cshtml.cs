using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Ads with Messenger as their destination: those that people came through, and campaigns for them.</summary>
[ResponseCache(NoStore = true)]
public sealed class AdsModel(SiteDb db, CampaignMaker maker, EntryPointQuery query, IOptionsMonitor<AttributionOptions> options, TimeProvider time)
    : CampaignsPage(db, maker, query, options, time, EntryPoint.Ad)
{
    private const int MostAds = 100;

    /// <summary>The ads, the one that somebody came through last first.</summary>
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

    protected override async Task ReadAsync(DateTimeOffset since, AttributionRule rule, CancellationToken cancel)
    {
        await base.ReadAsync(since, rule, cancel);
        var figures = (await Query.ByAdAsync(since, rule, cancel)).OrderByDescending(f => f.Value.Last).Take(MostAds).ToList();
        var ids = figures.Select(f => f.Key).ToList();
        var newest = await Db.Visits.AsNoTracking().Where(a => ids.Contains(a.AdId!))
            .GroupBy(a => a.AdId!).Select(g => g.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).First()).ToDictionaryAsync(a => a.AdId!, cancel);
        Ads = [.. figures.Select(f => SeenAd.Of(f.Key, newest.GetValueOrDefault(f.Key), CampaignOf(f.Key, newest.GetValueOrDefault(f.Key)), f.Value))];
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
