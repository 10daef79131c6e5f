using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using WebSite.Catalogue;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Shopfront;
using WebSite.Web;
using WebSite.Wishes;

namespace WebSite.Pages.Products;

/// <summary>One product, with the offer to talk about it in Messenger.</summary>
[EnableRateLimiting(Limits.Carts)]
public sealed class ProductModel(SiteDb db, UntilWritten kept, Cart cart, MessengerSpots spots, ShopperWishes wishes, CurrentShop shop) : PageModel
{
    public Product Product { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Value)> Facts { get; private set; } = [];

    public CurrentShop Shop => shop;

    /// <summary>Where it stands; null for no shelf.</summary>
    public Category? Shelf => shop.Now.Shelf(Product.Category);

    public IReadOnlyList<Product> Related { get; private set; } = [];

    public MessengerSpot Spot { get; private set; } = null!;

    /// <summary>Where a lower price can be asked for; null where there is nothing to be had.</summary>
    public MessengerSpot? PriceSpot { get; private set; }

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
        await PlaceSpotsAsync(cancel);
        return Page();
    }

    /// <summary>What was asked in this browser and is yet to come; null when nothing is.</summary>
    public WishReason? Waits { get; private set; }

    /// <summary>Takes back what was asked in this browser.</summary>
    public async Task<IActionResult> OnPostForgetAsync(string slug, WishReason reason, CancellationToken cancel)
    {
        if (await FindAsync(slug, cancel) is not { } product)
        {
            return NotFound();
        }

        var isOver = ShopperCookie.Read(HttpContext) is { } shopper && await wishes.TakeBackAsync(shopper, reason, product.Id, cancel);
        TempData["Notice"] = isOver ? Phrases.Say("Done: no message about it comes.") : Phrases.Say("There was nothing to take back.");
        return RedirectToPage();
    }

    /// <summary>Of a product that is sold out the one thing worth asking is when it is back. Of others a lower price is the second, quiet one.</summary>
    private async Task PlaceSpotsAsync(CancellationToken cancel)
    {
        var shopper = ShopperCookie.ReadOrIssue(HttpContext);
        if (Product.Stock == 0)
        {
            Spot = await AskingAsync(shopper, Placement.SoldOut, _ => OwnSpotWords.SoldOut(Product.Name), cancel);
            return;
        }

        Spot = await spots.ForAsync(HttpContext, shopper, Placement.Product, (uint)Product.Id, OwnSpotWords.Product(Product.Name), cancel);
        PriceSpot = await AskingAsync(
            shopper, Placement.PriceDrop, asked => OwnSpotWords.PriceDrop(Product.Name, Money.Format(asked?.PriceMinor ?? Product.PriceMinor, asked?.Currency ?? Product.Currency)), cancel);
        if (Spot.Told is { State: "question" or "conflict" })
        {
            PriceSpot = PriceSpot with { Told = null }; // It is asked once on a web page.
        }
    }

    /// <summary>A spot that asks to be told something. Who was told, or doesn't wait any more, may ask again.</summary>
    private async Task<MessengerSpot> AskingAsync(Shopper shopper, Placement placement, Func<Wish?, SpotWords> words, CancellationToken cancel)
    {
        var reason = placement.Reason()!.Value;
        var last = !ShopperCookie.IsNew(HttpContext) && await wishes.LastAsync(shopper, reason, Product.Id, cancel) is { IsToCome: true } coming ? coming : null;
        var said = words(last?.Wish);
        said = last is { IsHeld: true } ? said with { Promise = OwnSpotWords.Held } : said;
        var spot = await spots.ForAsync(HttpContext, shopper, placement, (uint)Product.Id, said, cancel);
        Waits = last is null || spot.Told?.State != "connected" ? Waits : reason;
        return last is null && spot.Told is { State: "connected" } ? spot with { Told = null } : spot;
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
