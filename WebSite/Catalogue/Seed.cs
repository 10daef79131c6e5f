using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Catalogue;

/// <summary>What a new shop begins with: its profile, and the demo where it is wanted. Once there is a profile, nothing is added any more.</summary>
internal sealed class Seed(SiteDb db, CurrentShop shop, IOptions<ShopfrontOptions> options, TimeProvider time) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await FillAsync(db, options.Value, time.GetUtcNow(), cancel);
        await shop.RefreshAsync(cancel);
    }

    /// <summary>Fills a database that has no profile yet: a new one, or one of a version whose shop could be no other than the demo's.</summary>
    internal static async Task FillAsync(SiteDb db, ShopfrontOptions options, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.ShopProfiles.AnyAsync(cancel))
        {
            return;
        }

        var old = await db.Products.ToListAsync(cancel);
        var slugs = Demo.Shop.Products.Select(p => p.Slug).ToHashSet();
        old.ForEach(product => product.Recognise(slugs.Contains(product.Slug)));
        var hasDemo = old.Count > 0 ? old.Exists(product => product.IsDemo) : options.Demo;
        db.ShopProfiles.Add(new() { HasDemo = hasDemo, Currency = old.Count > 0 ? old[0].Currency : hasDemo ? Demo.Shop.Currency : options.Currency });
        if (hasDemo)
        {
            db.Categories.AddRange(Demo.Shop.Categories.Select((category, place) => new Category { Slug = category.Slug, Name = category.Name, Place = place }));
            db.Products.AddRange(old.Count > 0 ? [] : Demo.Shop.Rows(now));
        }

        await db.SaveChangesAsync(cancel);
    }
}
