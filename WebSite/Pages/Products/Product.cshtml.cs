using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Pages.Products;

/// <summary>One product, with the offer to talk about it in Messenger.</summary>
[EnableRateLimiting(Limits.Carts)]
public sealed class ProductModel(SiteDb db, UntilWritten kept, Cart cart, MessengerSpots spots, CurrentShop shop) : PageModel
{
    public Product Product { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Value)> Facts { get; private set; } = [];

    public CurrentShop Shop => shop;

    /// <summary>Where it stands; null for no shelf.</summary>
    public Category? Shelf => shop.Now.Shelf(Product.Category);

    public IReadOnlyList<Product> Related { get; private set; } = [];

    public MessengerSpot Spot { get; private set; } = null!;

    /// <summary>The most pieces that can be put in the cart.</summary>
    public PieceLimit Limit => cart.LimitOf(Product);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var (found, related) = slug.Length > Slug.Longest ? default : await kept.AskAsync((nameof(ProductModel), slug.ToLowerInvariant()), () => ReadAsync(slug, cancel));
        if (found is not { } product)
        {
            return NotFound();
        }

        (Product, Related) = (product, related);
        Facts = [.. ProductFacts.FactLines(product.Facts).Select(fact => (fact.Name, fact.Value ?? ""))];
        Spot = await spots.ForAsync(HttpContext, ShopperCookie.ReadOrIssue(HttpContext), Placement.Product, (uint)product.Id, OwnSpotWords.Product(product.Name), cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, int quantity, CancellationToken cancel)
    {
        if (await FindAsync(slug, cancel) is not { } product)
        {
            return NotFound();
        }

        var most = cart.LimitOf(product) is { Most: > 0, IsLess: true } less ? less.Most : cart.MostOfOne;
        if (quantity < 1 || quantity > cart.MostOfOne)
        {
            TempData["Notice"] = Phrases.Say("Choose from {0} to {1} pieces: so many one order may have.", 1, most);
            return RedirectToPage();
        }

        var holds = await cart.AddAsync(ShopperCookie.ReadOrIssue(HttpContext), product.Id, quantity, cancel)
            ?? await cart.AddAsync(ShopperCookie.Renew(HttpContext), product.Id, quantity, cancel);
        var limit = cart.LimitOf(product);
        TempData["Notice"] = holds switch
        {
            0 or null => Phrases.Say("{0} is sold out.", product.Name),
            _ when limit.IsLess && holds == limit.Most => Phrases.Say("{0} was added to your cart, which now holds as many as one order may have: {1}.", product.Name, holds),
            _ when holds < quantity || holds == product.Stock => Phrases.Say("{0} was added to your cart, which now holds as many as you can have: {1}.", product.Name, holds),
            _ => Phrases.Say("{0} was added to your cart.", product.Name),
        };
        return RedirectToPage("/Cart");
    }

    /// <summary>The product, and what goes well with it.</summary>
    private async Task<(Product? Product, IReadOnlyList<Product> Related)> ReadAsync(string slug, CancellationToken cancel) =>
        await FindAsync(slug, cancel) is not { } product ? (null, []) : (product, await db.Products.AsNoTracking()
            .Where(p => !p.IsHidden && p.Id != product.Id && p.Stock > 0)
            .OrderBy(p => p.Category == product.Category).ThenBy(p => Math.Abs(p.Id - product.Id))
            .Take(4).ToListAsync(cancel));

    private Task<Product?> FindAsync(string slug, CancellationToken cancel)
    {
        var plain = slug.ToLowerInvariant();
        return db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == plain && !p.IsHidden, cancel);
    }
}
