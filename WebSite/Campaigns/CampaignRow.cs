using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>A campaign in a list, with what it brought.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Opens">How often its short address was opened.</param>
/// <param name="Figures">Who came.</param>
public sealed record CampaignRow(Campaign Campaign, int Opens, EntryPointFigures Figures)
{
    /// <summary>Every campaign of these entry points, newest first; with none named, every campaign.</summary>
    public static async Task<IReadOnlyList<CampaignRow>> ReadAsync(SiteDb db, DateTimeOffset since, CancellationToken cancel, params EntryPoint[] entryPoints)
    {
        ArgumentNullException.ThrowIfNull(db);
        var day = DateOnly.FromDateTime(since.UtcDateTime);
        var rows = await db.Campaigns.AsNoTracking().Where(c => entryPoints.Length == 0 || entryPoints.Contains(c.EntryPoint)).OrderByDescending(c => c.Id)
            .Select(c => new { Campaign = c, Opens = c.Opens.Where(o => o.Day >= day).Sum(o => o.Count) }).ToListAsync(cancel);
        var figures = await EntryPointFigures.ByCampaignAsync(db, since, cancel);
        return [.. rows.Select(r => new CampaignRow(r.Campaign, r.Opens, figures.GetValueOrDefault(r.Campaign.Id, EntryPointFigures.None)))];
    }
}
