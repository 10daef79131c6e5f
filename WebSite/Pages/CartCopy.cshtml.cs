using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Pages;

/// <summary>Copies goods into the cart of whatever browser opens it, when the shopper says so. The address says goods and amounts, for this site alone, and nothing else.</summary>
[ResponseCache(NoStore = true)]
[EnableRateLimiting(Limits.Carts)]
public sealed class CartCopyModel(SiteDb db, Cart cart, CartLinks links) : PageModel
{
    private const int MostTold = 5;

    /// <summary>What the address names and the shop knows, in the address's order.</summary>
    public IReadOnlyList<Wanted> Goods { get; private set; } = [];

    /// <summary>How many of its products aren't sold any more.</summary>
    public int Gone { get; private set; }

    /// <summary>What the address is.</summary>
    public CartLink Link { get; private set; }

    /// <summary>Whether anything of it can be had.</summary>
    public bool CanPut => Goods.Any(one => one.Takes > 0);

    public async Task OnGetAsync(string goods, CancellationToken cancel)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        await ReadAsync(goods, cancel);
        Response.StatusCode = Goods.Count > 0 ? StatusCodes.Status200OK : Link.HasEnded ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(string goods, CancellationToken cancel)
    {
        await ReadAsync(goods, cancel);
        if (Goods.Count == 0)
        {
            return RedirectToPage(); // Which says why.
        }

        List<string> put = [], less = [];
        foreach (var one in Goods)
        {
            var holds = await HoldAsync(one, cancel);
            (holds > 0 ? put : less).Add(holds > 0 ? one.Product.Name : Phrases.Say("{0} has sold out.", one.Product.Name));
            if (holds > 0 && holds < one.Asked)
            {
                less.Add($"{one.Product.Name}: {one.Shortage}");
            }
        }

        if (Gone > 0)
        {
            less.Add(Phrases.Count(Gone, "One product isn't sold any more.|{0} products aren't sold any more."));
        }

        // The notice travels in a cookie, and many long names would make one that no server takes.
        TempData["Notice"] = string.Join(' ', Few(less).Prepend(put.Count == 0 ? Phrases.Say("Nothing was put into your cart.") : Phrases.Say("In your cart now: {0}.", string.Join(Phrases.Say(", "), Few(put)))));
        return RedirectToPage("/Cart");
    }

    private static List<string> Few(List<string> texts) => texts.Count <= MostTold ? texts : [.. texts.Take(MostTold), Phrases.Say("and {0} more", texts.Count - MostTold)];

    /// <summary>At least so many: who opens the link twice has them once.</summary>
    private async Task<int> HoldAsync(Wanted one, CancellationToken cancel) =>
        await cart.HoldAsync(ShopperCookie.ReadOrIssue(HttpContext), one.Product.Id, one.Asked, cancel)
        ?? await cart.HoldAsync(ShopperCookie.Renew(HttpContext), one.Product.Id, one.Asked, cancel)
        ?? 0;

    private async Task ReadAsync(string goods, CancellationToken cancel)
    {
        Link = links.Read(goods);
        var named = Link.Goods;
        var ids = named.Select(one => one.ProductId).ToList();
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id) && !p.IsHidden).ToDictionaryAsync(p => p.Id, cancel);
        Goods = [.. named.Where(one => products.ContainsKey(one.ProductId)).Select(one => new Wanted(products[one.ProductId], one.Quantity, cart.LimitOf(products[one.ProductId])))];
        Gone = named.Count - Goods.Count;
    }

    /// <summary>Goods that the address names.</summary>
    /// <param name="Product">What.</param>
    /// <param name="Asked">How many.</param>
    /// <param name="Limit">How many one order may have now.</param>
    public sealed record Wanted(Product Product, int Asked, PieceLimit Limit)
    {
        /// <summary>How many can be had.</summary>
        public int Takes => Math.Min(Asked, Limit.Most);

        /// <summary>Why fewer than were asked for, in a sentence; null when there are enough.</summary>
        public string? Shortage => Takes == Asked ? null : Limit.Left == 0 ? Phrases.Say("Sold out meanwhile.") : Limit.Sentence;
    }
}
