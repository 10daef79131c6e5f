using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using WebSite.Checkout;
using WebSite.Language;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Orders;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Pages;

/// <summary>The cart.</summary>
[EnableRateLimiting(Limits.Carts)]
public sealed class CartModel(Cart cart, CartNote note, Ordering ordering, MessengerSpots spots, CurrentShop shop) : PageModel
{
    public IReadOnlyList<CartLine> Lines { get; private set; } = [];

    public Sums Sums => Sums.Of(Lines, shop);

    /// <summary>Whether it holds more of something than there is, or than one order may have.</summary>
    public bool IsShort => Lines.Any(l => l.Quantity > LimitOf(l.Product!).Most);

    /// <summary>What this browser ordered last, to be shown instead of an empty cart.</summary>
    public Order? LastOrder { get; private set; }

    public MessengerSpot? Spot { get; private set; }

    /// <inheritdoc cref="Cart.LimitOf"/>
    public PieceLimit LimitOf(Product product) => cart.LimitOf(product);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (ShopperCookie.Read(HttpContext) is not { } shopper)
        {
            return;
        }

        Lines = await cart.LinesAsync(shopper, cancel);
        if (Lines.Count == 0)
        {
            LastOrder = await ordering.LastAsync(shopper, cancel);
        }
        else
        {
            var isSent = await cart.IsSentAsync(shopper, cancel);
            var words = OwnSpotWords.Cart(note.HasLink, isSent);
            Spot = await spots.ForAsync(HttpContext, shopper, Placement.Cart, 0, words, cancel);
        }
    }

    public async Task<IActionResult> OnPostSetAsync(int productId, int quantity, CancellationToken cancel)
    {
        if (quantity < 0 || quantity > cart.MostOfOne)
        {
            TempData["Notice"] = Phrases.Say("Choose from {0} to {1} pieces: so many one order may have.", 0, cart.MostOfOne);
        }
        else if (ShopperCookie.Read(HttpContext) is { } shopper && (await cart.LinesAsync(shopper, cancel)).Any(l => l.ProductId == productId))
        {
            await cart.SetAsync(shopper, productId, quantity, cancel);
        }

        return RedirectToPage();
    }
}
