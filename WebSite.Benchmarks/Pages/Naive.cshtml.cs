using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Benchmarks.Pages;

/// <summary>What a good developer writes first: asks EF Core for everything that the page shows, each time.</summary>
public sealed class NaiveModel(SiteDb db) : PageModel
{
    private static readonly Guid Session = new("6f1f0f0e-6b0f-4b6e-9f5a-2c1d7a3b9e10");

    public ShopProfile Shop { get; private set; } = null!;

    public Product Product { get; private set; } = null!;

    public IReadOnlyList<Product> Related { get; private set; } = [];

    public IReadOnlyList<Category> Categories { get; private set; } = [];

    public int Pieces { get; private set; }

    public Connection State { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Shop = await db.ShopProfiles.AsNoTracking().SingleAsync(cancel);
        Categories = await db.Categories.AsNoTracking().OrderBy(c => c.Place).ToListAsync(cancel);
        Product = await db.Products.AsNoTracking().SingleAsync(p => p.Slug == "harbour-teapot", cancel);
        Related = await db.Products.AsNoTracking().Where(p => p.Id != Product.Id && p.Stock > 0).OrderBy(p => p.Category == Product.Category).Take(4).ToListAsync(cancel);
        Pieces = await db.CheckoutSessions.Where(s => s.Token == Session).SelectMany(s => s.CartLines).SumAsync(l => l.Quantity, cancel);
        State = await db.CheckoutSessions.Where(s => s.Token == Session).Select(s => s.Connection).SingleOrDefaultAsync(cancel);
    }
}
