using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Catalogue;

/// <summary>Gives the shop another currency. A shop has one: all prices change in one transaction, so no cart ever mixes two. Orders keep theirs.</summary>
public sealed class Pricing(SiteDb db, CurrentShop shop)
{
    /// <summary>Changes it; the numbers of prices, fee and limit stay.</summary>
    public async Task ChangeAsync(Currency to, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var profile = await db.ShopProfiles.SingleAsync(cancel);
        foreach (var product in await db.Products.ToListAsync(cancel))
        {
            product.Reprice(to);
        }

        profile.PayIn(to);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await shop.RefreshAsync(cancel);
    }
}
