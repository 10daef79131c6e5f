using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>Counts what a database of before there were figures holds.</summary>
internal sealed class FirstFigures(SiteDb db, FigureRebuild rebuild) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Figures.AnyAsync(cancel) && (await db.Conversations.AnyAsync(cancel) || await db.OptIns.AnyAsync(cancel)))
        {
            await rebuild.RunAsync(null, cancel);
        }
        else if (await db.Figures.AnyAsync(f => f.Dimension == Dimension.Ad, cancel) && !await db.PeopleFigures.AnyAsync(f => f.Dimension == Dimension.Ad, cancel))
        {
            await PeopleOfAdsAsync(cancel);
        }
    }

    /// <summary>Ads' people weren't counted at first.</summary>
    private async Task PeopleOfAdsAsync(CancellationToken cancel)
    {
        var came = new PeopleSums();
        await foreach (var visit in db.Visits.AsNoTracking().Where(a => a.AdId != null).AsAsyncEnumerable().WithCancellation(cancel))
        {
            came.AddAd(visit);
        }

        await db.CountAsync(came, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
