using Messenger.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Language;
using WebSite.Matching;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Pages.Orders;

/// <summary>What the order's own page asks about the phone number: is it right, and may it be written to? Only the browser that ordered answers.</summary>
[EnableRateLimiting(Limits.Numbers)]
public sealed class NumberModel(SiteDb db, Confirmations confirmations) : PageModel
{
    public IActionResult OnGet(string token) => Back(token);

    public async Task<IActionResult> OnPostConfirmAsync(string token, string? phone, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } order)
        {
            return NotFound();
        }

        TempData["Notice"] = MatchingWords.Of(await confirmations.ConfirmAsync(order, phone, ClientAddress.Of(HttpContext), cancel));
        return Back(token);
    }

    public async Task<IActionResult> OnPostChangeAsync(string token, string? phone, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } order)
        {
            return NotFound();
        }

        var reading = PhoneReading.Of(phone, order.Country);
        TempData["Notice"] = reading.E164 is not { } e164 ? $"{Phrases.Say("The number wasn't changed.")} {reading.Fault}"
            : await confirmations.ChangeAsync(order, e164, cancel) ? Phrases.Say("The number is changed. Please confirm it.")
            : Phrases.Say("There was no number to change any more.");
        return Back(token);
    }

    private async Task<Order?> FindAsync(string token, CancellationToken cancel) => ShopperCookie.Read(HttpContext) is { } shopper
        ? await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Token == token && o.Browser == shopper.Browser, cancel)
        : null;

    private RedirectToPageResult Back(string token) => RedirectToPage("/Orders/ThankYou", new { token });
}
