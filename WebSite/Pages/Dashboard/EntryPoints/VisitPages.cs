using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>A page of visits, newest first.</summary>
/// <param name="Rows">They.</param>
/// <param name="Back">What the page before is read from, as addresses have it; null when this is the first.</param>
/// <param name="Next">What the page behind is read from; null when this is the last.</param>
public sealed record VisitPage(IReadOnlyList<VisitRow> Rows, string? Back, string? Next)
{
    /// <summary>Nothing read yet.</summary>
    public static VisitPage None { get; } = new([], null, null);
}

/// <summary>Reads pages of visits, as the lists are read.</summary>
public sealed class VisitPages(SiteDb db, FilterSeal seal)
{
    private static readonly ListOrder<Visit> ByTime = new(v => v.At, v => v.Id);
    private static readonly ListOrder<Visit> ById = new(v => v.Id);

    /// <summary>A campaign's, as they were noted.</summary>
    public Task<VisitPage> OfCampaignAsync(int campaignId, string? next, string? back, AttributionRule rule, CancellationToken cancel) =>
        ReadAsync(ById, db.Visits.AsNoTracking().Where(v => v.CampaignId == campaignId), next, back, rule, cancel);

    /// <summary>Those by a way that Facebook doesn't name.</summary>
    public Task<VisitPage> UnnamedAsync(string? next, string? back, AttributionRule rule, CancellationToken cancel) =>
        ReadAsync(ByTime, db.Visits.AsNoTracking().Where(v => v.EntryPoint == EntryPoint.Unknown), next, back, rule, cancel);

    private async Task<VisitPage> ReadAsync(ListOrder<Visit> order, IQueryable<Visit> visits, string? next, string? back, AttributionRule rule, CancellationToken cancel)
    {
        var place = new ListPlace(ListMark.Read(next ?? back, seal), next is null && back is not null, true);
        var page = await ListPage.ReadAsync(new ListQuestion<Visit>(order, visits, []), place.Mark is null ? place with { IsBack = false } : place, cancel);
        return new(await VisitRow.ReadAsync(db, page.Rows, rule, cancel), page.Back?.Write(seal), page.Next?.Write(seal));
    }
}
