using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>Makes campaigns, and names ads and refs that were made elsewhere.</summary>
public sealed class CampaignMaker(SiteDb db, Crediting crediting, TimeProvider time)
{
    /// <summary>Makes a campaign with a key and a code that no other has.</summary>
    /// <param name="name">As <see cref="CampaignName"/> lets it through.</param>
    /// <param name="entryPoint">What it is for.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Campaign> MakeAsync(string name, EntryPoint entryPoint, CancellationToken cancel)
    {
        var campaign = await NewAsync(name, entryPoint, cancel);
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync(cancel);
        return campaign;
    }

    /// <summary>
    /// Names an ad: renames the campaign that its people came through, or makes one and counts to it those who came before.
    /// </summary>
    /// <param name="adId">Facebook's id of an ad that somebody came through.</param>
    /// <param name="name">As <see cref="CampaignName"/> lets it through.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The campaign; null when nobody came through such an ad.</returns>
    public async Task<Campaign?> NameAdAsync(string adId, string name, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var visits = db.Visits.Where(a => a.AdId == adId);
        if (!await visits.AnyAsync(cancel))
        {
            return null;
        }

        var named = await visits.Where(a => a.CampaignId != null).OrderByDescending(a => a.At).Select(a => a.CampaignId).FirstOrDefaultAsync(cancel);
        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.AdId == adId, cancel)
            ?? await db.Campaigns.SingleOrDefaultAsync(c => c.Id == named, cancel)
            ?? db.Campaigns.Add(await NewAsync(name, EntryPoint.Ad, cancel)).Entity;
        campaign.Rename(name);
        campaign.Tie(adId);
        await db.SaveChangesAsync(cancel);
        await JoinAsync(visits.Where(a => a.CampaignId == null), campaign, cancel);
        await crediting.NamedAsync(db.OrderCredits.Where(c => c.AdId == adId), campaign.Id, cancel); // Of people who were deleted, too.
        await transaction.CommitAsync(cancel);
        return campaign;
    }

    /// <summary>Gives a ref that was made elsewhere a campaign, and counts to it those who came before; or renames the campaign it has.</summary>
    /// <param name="text">The ref, as a <see cref="Visit"/> has it.</param>
    /// <param name="name">As <see cref="CampaignName"/> lets it through.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The campaign; null when nobody came with such a ref.</returns>
    public async Task<Campaign?> NameRefAsync(string text, string name, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var visits = db.Visits.Where(a => a.Ref == text);
        if (await visits.OrderByDescending(a => a.At).Select(a => (EntryPoint?)a.EntryPoint).FirstOrDefaultAsync(cancel) is not { } entryPoint)
        {
            return null;
        }

        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Ref == text, cancel)
            ?? db.Campaigns.Add(await NewAsync(name, entryPoint == EntryPoint.Unknown ? EntryPoint.Link : entryPoint, cancel, text)).Entity;
        campaign.Rename(name);
        await db.SaveChangesAsync(cancel);
        var unnamed = visits.Where(a => a.CampaignId == null);
        await unnamed.Where(a => a.EntryPoint != EntryPoint.Ad && (a.Certainty == Certainty.Unknown || a.Certainty == Certainty.Told || a.Certainty == Certainty.Likely))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Certainty, Certainty.Named), cancel);
        await JoinAsync(unnamed, campaign, cancel);
        await transaction.CommitAsync(cancel);
        return campaign;
    }

    private async Task JoinAsync(IQueryable<Visit> visits, Campaign campaign, CancellationToken cancel)
    {
        var (sums, came) = (new FigureSums(), new PeopleSums());
        await foreach (var visit in visits.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            FigureRules.CountCampaign(visit, campaign.Id, sums);
            came.AddCampaign(visit, campaign.Id);
        }

        db.Count(sums);
        await db.CountAsync(came, cancel);
        await db.SaveChangesAsync(cancel);
        await crediting.NamedAsync(db.OrderCredits.Where(c => c.VisitId != null && visits.Select(v => v.Id).Contains(c.VisitId.Value)), campaign.Id, cancel);
        await visits.ExecuteUpdateAsync(set => set.SetProperty(a => a.CampaignId, campaign.Id), cancel);
    }

    private async Task<Campaign> NewAsync(string name, EntryPoint entryPoint, CancellationToken cancel, string? text = null)
    {
        while (true)
        {
            var (key, code) = (CampaignKey.Make(name), ShortCode.Make());
            if (!await db.Campaigns.AnyAsync(c => c.Key == key || c.Code == code, cancel))
            {
                return new() { Name = name, EntryPoint = entryPoint, Key = key, Code = code, Ref = text, CreatedAt = time.GetUtcNow() };
            }
        }
    }
}
