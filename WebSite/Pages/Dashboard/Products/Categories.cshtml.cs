using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Pages.Dashboard.Products;

/// <summary>The shelves: their names and their order.</summary>
[ResponseCache(NoStore = true)]
public sealed class CategoriesModel(SiteDb db, CurrentShop shop) : PageModel
{
    public IReadOnlyList<Category> All => shop.Now.Categories;

    /// <summary>How many products stand on a shelf, by its slug.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    public async Task OnGetAsync(CancellationToken cancel) =>
        Counts = await db.Products.GroupBy(p => p.Category).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>Adds one.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancel)
    {
        if (NameFault(name) is { } fault)
        {
            return Lead(fault);
        }

        var there = await db.Categories.ToListAsync(cancel);
        if (there.Count >= Category.Most)
        {
            return Lead($"A shop may have {Category.Most} categories.");
        }

        var slug = Slug.Free(Slug.Of(name) is { Length: > 0 } readable ? readable : "shelf", taken => there.Exists(c => c.Slug == taken));
        db.Categories.Add(new() { Slug = slug, Name = name!.Trim(), Place = there.Count == 0 ? 0 : there.Max(c => c.Place) + 1 });
        return await SaveAsync($"The category {name.Trim()} is there.", cancel);
    }

    /// <summary>Gives one another name.</summary>
    public async Task<IActionResult> OnPostRenameAsync(string slug, string? name, CancellationToken cancel)
    {
        if (NameFault(name) is { } fault)
        {
            return Lead(fault);
        }

        if (await db.Categories.SingleOrDefaultAsync(c => c.Slug == slug, cancel) is not { } category)
        {
            return NotFound();
        }

        category.Rename(name!.Trim());
        return await SaveAsync($"The category is called {category.Name} now.", cancel);
    }

    /// <summary>Moves one up.</summary>
    public async Task<IActionResult> OnPostUpAsync(string slug, CancellationToken cancel)
    {
        var all = await db.Categories.OrderBy(c => c.Place).ThenBy(c => c.Slug).ToListAsync(cancel);
        var at = all.FindIndex(c => c.Slug == slug);
        if (at > 0)
        {
            (all[at - 1], all[at]) = (all[at], all[at - 1]);
            for (var place = 0; place < all.Count; place++)
            {
                all[place].MoveTo(place);
            }
        }

        return await SaveAsync("The order is changed.", cancel);
    }

    /// <summary>Deletes one on which nothing stands.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(string slug, CancellationToken cancel)
    {
        if (await db.Products.AnyAsync(p => p.Category == slug, cancel))
        {
            return Lead("There are products on it: give them another category first.");
        }

        db.Categories.RemoveRange(await db.Categories.Where(c => c.Slug == slug).ToListAsync(cancel));
        return await SaveAsync("The category is gone.", cancel);
    }

    private async Task<IActionResult> SaveAsync(string notice, CancellationToken cancel)
    {
        (await db.ShopProfiles.SingleAsync(cancel)).Touch();
        await db.SaveChangesAsync(cancel);
        await shop.RefreshAsync(cancel);
        return Lead(notice);
    }

    private static string? NameFault(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > Category.LongestName || name.Any(char.IsControl) ? $"A category needs a name, in 1 to {Category.LongestName} characters on one line." : null;

    private LocalRedirectResult Lead(string notice)
    {
        TempData["Notice"] = notice;
        return LocalRedirect("/dashboard/products/categories");
    }
}
