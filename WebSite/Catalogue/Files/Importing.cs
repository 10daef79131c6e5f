using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Catalogue;

/// <summary>Takes a file of products in two steps: it is read and shown, and once the merchant has said yes, all that was shown is done or nothing.</summary>
public sealed class Importing(SiteDb db, CurrentShop shop, TimeProvider time)
{
    /// <summary>Reads a file and keeps what was read.</summary>
    public async Task<Guid> KeepAsync(Stream file, string name, int stock, CancellationToken cancel)
    {
        var before = time.GetUtcNow() - ProductImport.Lifetime;
        await db.ProductImports.Where(i => i.At < before).ExecuteDeleteAsync(cancel);
        var read = ProductFile.Read(file, shop.Currency);
        using var packed = new MemoryStream();
        await using (var packing = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            await JsonSerializer.SerializeAsync(packing, new Kept(read, stock), cancellationToken: cancel);
        }

        ProductImport import = new() { Id = Guid.NewGuid(), FileName = name, Read = packed.ToArray(), At = time.GetUtcNow() };
        db.ProductImports.Add(import);
        await db.SaveChangesAsync(cancel);
        return import.Id;
    }

    /// <summary>What a kept file would change now; null when it isn't there any more.</summary>
    public async Task<(string FileName, ReadFile File, ImportPlan Plan)?> LookAsync(Guid id, CancellationToken cancel)
    {
        if (await db.ProductImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } import || import.At < time.GetUtcNow() - ProductImport.Lifetime)
        {
            return null;
        }

        await using var unpacking = new BrotliStream(new MemoryStream(import.Read), CompressionMode.Decompress);
        var kept = (await JsonSerializer.DeserializeAsync<Kept>(unpacking, cancellationToken: cancel))!;
        return (import.FileName, kept.File, await PlanAsync(kept, cancel));
    }

    /// <summary>Does it, if it is still what the merchant said yes to.</summary>
    /// <returns>What was done; null when the shop has changed meanwhile, or the file isn't there any more.</returns>
    public async Task<ImportPlan?> ApplyAsync(Guid id, string mark, CancellationToken cancel)
    {
        var (now, currency) = (time.GetUtcNow(), shop.Currency.Code);

        // Planned before the transaction: a large file takes seconds, and nobody could order meanwhile.
        if (await LookAsync(id, cancel) is not (_, _, { CanApply: true } plan) || plan.Mark != mark)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var slugs = plan.Changed.Select(one => one.Was.Slug).ToList();
        var changed = plan.Changed.ToDictionary(one => one.Was.Slug, StringComparer.Ordinal);
        var products = await db.Products.Where(p => EF.Parameter(slugs).Contains(p.Slug)).ToListAsync(cancel);
        if (products.Count != slugs.Count || products.Exists(p => p.Said != changed[p.Slug].Was) || await HasMovedAsync(plan, currency, cancel))
        {
            return null;
        }

        products.ForEach(product => product.Change(changed[product.Slug].Becomes));

        db.Products.AddRange(plan.New.Select(facts => Product.Of(facts, currency, now)));
        var place = await db.Categories.MaxAsync(c => (int?)c.Place, cancel) ?? -1;
        db.Categories.AddRange(plan.Categories.Select(shelf => new Category { Slug = shelf.Slug, Name = shelf.Name, Place = ++place }));
        if (plan.Categories.Count > 0)
        {
            (await db.ShopProfiles.SingleAsync(cancel)).Touch();
        }

        await db.SaveChangesAsync(cancel);
        await db.ProductImports.Where(i => i.Id == id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        await shop.RefreshAsync(cancel);
        return plan;
    }

    /// <summary>Whether products or shelves that the plan takes for new, or for there, aren't so any more, or prices would be in another currency.</summary>
    private async Task<bool> HasMovedAsync(ImportPlan plan, string currency, CancellationToken cancel)
    {
        var added = plan.New.Select(one => one.Slug).ToList();
        var there = await db.Categories.Select(c => c.Slug).ToHashSetAsync(cancel);
        return plan.Categories.Any(shelf => !there.Add(shelf.Slug))
            || (plan.Categories.Count > 0 && there.Count > Category.Most)
            || await db.ShopProfiles.Select(p => p.Currency).SingleAsync(cancel) != currency
            || plan.New.Concat(plan.Changed.Select(one => one.Becomes)).Any(one => one.Category.Length > 0 && !there.Contains(one.Category))
            || await db.Products.AnyAsync(p => EF.Parameter(added).Contains(p.Slug), cancel);
    }

    private async Task<ImportPlan> PlanAsync(Kept kept, CancellationToken cancel)
    {
        if (kept.File.Currency != shop.Currency.Code)
        {
            return new([], [], 0, [], [new(0, $"The file was read when the shop's currency was {kept.File.Currency}. Upload it again.", IsOfAll: true)]);
        }

        var slugs = kept.File.Products.Select(p => p.Slug).ToList();
        var there = await db.Products.AsNoTracking().Where(p => EF.Parameter(slugs).Contains(p.Slug)).ToListAsync(cancel);
        var shelves = await db.Categories.AsNoTracking().OrderBy(c => c.Place).ToListAsync(cancel);
        return ImportPlan.Of(kept.File, there.ToDictionary(p => p.Slug, p => p.Said), shelves, kept.Stock);
    }

    /// <summary>As it lies in the database.</summary>
    private sealed record Kept(ReadFile File, int Stock);
}
