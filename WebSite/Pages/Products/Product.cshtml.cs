using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Pages.Products;

/// <summary>One product, with the offer to talk about it in Messenger.</summary>
public sealed class ProductModel(SiteDb db, Cart cart, MessengerSpots spots) : PageModel
{
    public Product Product { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Value)> Facts { get; private set; } = [];

    public IReadOnlyList<Product> Related { get; private set; } = [];

    public MessengerSpot Spot { get; private set; } = null!;

    /// <summary>The most pieces that can be put in the cart at once.</summary>
    public int Most => Math.Min(Product.Stock, Cart.MaxQuantity);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancel) is not { } product)
        {
            return NotFound();
        }

        Product = product;
        Facts = [.. product.Facts.Split('\n').Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[^1]))];
        Related = await db.Products.AsNoTracking()
            .Where(p => p.Id != product.Id && p.Stock > 0)
            .OrderBy(p => p.Category == product.Category).ThenBy(p => (p.Id + 12 - product.Id) % 12)
            .Take(4).ToListAsync(cancel);
        SpotWords words = new(
            $"Talk to us about the {product.Name} in Messenger",
            "Sizes, gifts, a second opinion: a person answers, most days within the hour.",
            $"We'll answer there, and tell you what you need to know about the {product.Name}.",
            SpotPlugins.Both);
        Spot = await spots.ForAsync(HttpContext, ShopperCookie.ReadOrIssue(HttpContext), Placement.Product, (uint)product.Id, words, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, int quantity, CancellationToken cancel)
    {
        if (await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == slug, cancel) is not { } product)
        {
            return NotFound();
        }

        if (quantity is < 1 or > Cart.MaxQuantity || product.Stock == 0)
        {
            TempData["Notice"] = product.Stock == 0 ? $"{product.Name} is sold out." : $"Choose from 1 to {Cart.MaxQuantity} pieces.";
            return RedirectToPage("/Cart");
        }

        if (!await cart.AddAsync(ShopperCookie.ReadOrIssue(HttpContext), product.Id, quantity, cancel))
        {
            await cart.AddAsync(ShopperCookie.Renew(HttpContext), product.Id, quantity, cancel);
        }

        TempData["Notice"] = $"{product.Name} was added to your cart.";
        return RedirectToPage("/Cart");
    }
}
