using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Catalogue;

/// <summary>Takes the demo out of a shop: its products, shelves and words. What an order names is hidden instead, for the order goes on naming it.</summary>
public sealed class DemoRemoval(SiteDb db, CurrentShop shop)
{
    /// <summary>What would come of it.</summary>
    public async Task<DemoRemoved> LookAsync(CancellationToken cancel)
    {
        var ordered = Ordered();
        return new(
            await db.Products.CountAsync(p => p.IsDemo && !ordered.Contains(p.Id), cancel),
            await db.Products.CountAsync(p => p.IsDemo && ordered.Contains(p.Id), cancel),
            await db.Products.CountAsync(p => !p.IsDemo && p.DemoPicture != null, cancel));
    }

    /// <summary>Removes it; null when there is none.</summary>
    public async Task<DemoRemoved?> RemoveAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.ShopProfiles.SingleOrDefaultAsync(cancel) is not { HasDemo: true } profile)
        {
            return null;
        }

        var removed = await LookAsync(cancel);
        var ordered = await Ordered().Distinct().ToListAsync(cancel);
        foreach (var product in await db.Products.Where(p => p.IsDemo).ToListAsync(cancel))
        {
            if (ordered.Contains(product.Id))
            {
                product.LeaveDemo();
            }
            else
            {
                db.Products.Remove(product);
            }
        }

        profile.LeaveDemo();
        await db.SaveChangesAsync(cancel);
        var shelves = Demo.Shop.Categories.Select(c => c.Slug).ToList();
        await db.Categories.Where(c => shelves.Contains(c.Slug) && !db.Products.Any(p => p.Category == c.Slug && !p.IsHidden)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        await shop.RefreshAsync(cancel);
        return removed;
    }

    private IQueryable<int> Ordered() => db.Set<OrderLine>().Select(l => l.ProductId);
}

/// <summary>What came, or would come, of removing the demo.</summary>
/// <param name="Deleted">Products that go.</param>
/// <param name="Hidden">Products that orders name: they stay, hidden.</param>
/// <param name="Kept">Products that the merchant has changed: they are the merchant's own, and stay as they are.</param>
public sealed record DemoRemoved(int Deleted, int Hidden, int Kept);
