using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Matching;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Pages.Orders;

/// <summary>The thank-you page: the order, and the offer to follow it in Messenger. Name, address and offer are for the browser that ordered.</summary>
public sealed class ThankYouModel(SiteDb db, MessengerSpots spots, Withdrawal withdrawal) : PageModel
{
    public Order Order { get; private set; } = null!;

    /// <summary>Whether this is the browser that ordered; anyone else who has the address sees the goods only.</summary>
    public bool IsOwner { get; private set; }

    public MessengerSpot? Spot { get; private set; }

    /// <summary>The number that the order's owner gave for Messenger; null when none, or taken back.</summary>
    public MatchingStanding? Matching { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (await db.Orders.AsNoTracking().Include(o => o.Lines).SingleOrDefaultAsync(o => o.Token == token, cancel) is not { } order)
        {
            return NotFound();
        }

        Order = order;
        if (ShopperCookie.Read(HttpContext) is not { } shopper || order.Browser != shopper.Browser)
        {
            return Page();
        }

        // The cookie has gone on to the next session; the ref is for the one that was ordered.
        IsOwner = true;
        var session = await db.CheckoutSessions.Where(s => s.Id == order.SessionId).Select(s => s.Token).SingleAsync(cancel);
        Matching = (await MatchingStanding.OfAsync(db, await db.MatchingRequests.AsNoTracking().Where(r => r.OrderId == order.Id).ToListAsync(cancel), cancel)).SingleOrDefault();
        SpotWords words = new(
            "Follow this order in Messenger",
            "News about your order and its delivery, in one conversation.",
            $"News about order {order.Number} and its delivery will arrive there.",
            SpotPlugins.Both);
        Spot = await spots.ForAsync(HttpContext, shopper with { SessionToken = session }, Placement.ThankYou, 0, words, cancel);
        return Page();
    }

    /// <summary>The shopper takes the phone number back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string token, CancellationToken cancel)
    {
        if (ShopperCookie.Read(HttpContext) is not { } shopper
            || await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Token == token && o.Browser == shopper.Browser, cancel) is not { } order)
        {
            return NotFound();
        }

        var requestId = await db.MatchingRequests.Where(r => r.OrderId == order.Id).Select(r => (int?)r.Id).SingleOrDefaultAsync(cancel);
        TempData["Notice"] = requestId is null ? MatchingWords.Of(Withdrawn.Already) : MatchingWords.Of(await withdrawal.WithdrawAsync(requestId.Value, CancellationToken.None));
        return RedirectToPage(new { token });
    }
}
