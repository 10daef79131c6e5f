using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using WebSite.Checkout;
using WebSite.Language;
using WebSite.Matching;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Orders;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Pages;

/// <summary>The form that places the order.</summary>
[EnableRateLimiting(Limits.Orders)]
public sealed class CheckoutModel(Cart cart, Ordering ordering, MatchingOffer offer, MessengerSpots spots, CheckboxOffer checkbox, CurrentShop shop) : PageModel
{
    [BindProperty]
    public OrderForm Input { get; set; } = new();

    /// <summary>The phone number for Messenger, where it is offered.</summary>
    [BindProperty]
    public MatchingForm Matching { get; set; } = new();

    /// <summary>The words beside the consent box; null when it isn't offered.</summary>
    public ConsentWording? Wording { get; private set; }

    public IReadOnlyList<CartLine> Lines { get; private set; } = [];

    public Sums Sums => Sums.Of(Lines, shop);

    /// <summary>What the page shows of the cart.</summary>
    public string Mark => CartMark.Of(Lines, shop);

    /// <summary>The user_ref of the checkbox plugin, for this view; null when it isn't offered.</summary>
    public string? UserRef { get; private set; }

    /// <summary>Whether the shopper is asked whether Facebook's box may be loaded: where it is offered, and the spot doesn't ask already.</summary>
    public bool AsksForBox { get; private set; }

    public MessengerSpot Spot { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShopperCookie.Read(HttpContext) is { } shopper ? await ShowAsync(shopper, cancel) : RedirectToPage("/Cart");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ShopperCookie.Read(HttpContext) is not { } shopper)
        {
            return RedirectToPage("/Cart");
        }

        var answer = await offer.ReadAsync(Matching, Input.Country, Request.Path, cancel);
        foreach (var (field, message) in answer.Faults)
        {
            ModelState.AddModelError($"{nameof(Matching)}.{field}", message);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(shopper, cancel);
        }

        var result = await ordering.PlaceAsync(shopper, Input, answer.Consent, cancel);
        if (result.Token is not null)
        {
            ShopperCookie.Renew(HttpContext);
            if (answer.IsUnused)
            {
                TempData["Notice"] = Phrases.Say("You gave a phone number without ticking the box for Messenger, so we neither use nor keep it.");
            }

            TempData[Orders.ThankYouModel.Placed] = result.Token;
            return RedirectToPage("/Orders/ThankYou", new { token = result.Token });
        }

        foreach (var shortage in result.Shortages)
        {
            ModelState.AddModelError("", shortage.Sentence);
        }

        if (result.HasChanged)
        {
            ModelState.AddModelError("", Phrases.Say("The cart, or a price, has changed since you saw it here. Please look at your order once more."));
        }

        return await ShowAsync(shopper, cancel);
    }

    /// <summary>A field of <see cref="OrderForm"/> for <c>_Field.cshtml</c>.</summary>
    public FormField Field(string name, string label, string? value, string autocomplete, string type = "text", string? hint = null) =>
        new($"Input.{name}", label, value, autocomplete, type, hint, ModelState[$"Input.{name}"]?.Errors.FirstOrDefault()?.ErrorMessage);

    private async Task<IActionResult> ShowAsync(Shopper shopper, CancellationToken cancel)
    {
        Lines = await cart.LinesAsync(shopper, cancel);
        if (Lines.Count == 0 || (ModelState.IsValid && Lines.Any(l => l.Quantity > cart.LimitOf(l.Product!).Most)))
        {
            // The cart says why: it is empty, or something has sold out.
            return RedirectToPage("/Cart");
        }

        UserRef = checkbox.Make(HttpContext, shopper);
        Wording = await offer.WordingAsync(cancel);
        Matching.ShowBeside(Wording is null ? null : ConsentWordings.Name(Wording));
        Spot = await spots.ForAsync(HttpContext, shopper, Placement.Checkout, 0, OwnSpotWords.Checkout, cancel);
        AsksForBox = checkbox.IsOffered && Consent.Read(HttpContext) is null && !(Spot.IsShown && Spot.State == "consent");
        return Page();
    }
}
