using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Matching;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Orders;
using WebSite.Outbox;

namespace WebSite.Pages.Orders;

/// <summary>
/// The order's page: thanks at the first look, then how far it is, and the offer to follow it in Messenger. All but how far it is is for the
/// browser that ordered: the address stands in access logs and in receipts.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class ThankYouModel(SiteDb db, MessengerSpots spots, OrderNews orderNews, Holdup holdup, Withdrawal withdrawal) : PageModel
{
    /// <summary>What says, across the redirect from the checkout, that the order is new: its token.</summary>
    internal const string Placed = "Placed";

    public Order Order { get; private set; } = null!;

    /// <summary>Whether this is the browser that ordered; anyone else who has the address sees how far the order is, and nothing more.</summary>
    public bool IsOwner { get; private set; }

    /// <summary>Whether the order was placed this very moment.</summary>
    public bool IsNew { get; private set; }

    /// <summary>What became of the latest news in Messenger; null when there was none.</summary>
    public string? News { get; private set; }

    /// <summary>What holds up a message to the phone number; null when nothing does.</summary>
    public Hindrance? Holdup { get; private set; }

    public MessengerSpot? Spot { get; private set; }

    /// <summary>The number that the order's owner gave for Messenger; null when none, or taken back.</summary>
    public MatchingStatus? Matching { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (await db.Orders.AsNoTracking().Include(o => o.Lines).ThenInclude(l => l.Product).Include(o => o.Changes).AsSplitQuery().SingleOrDefaultAsync(o => o.Token == token, cancel) is not { } order)
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
        IsNew = TempData[Placed] as string == order.Token;
        News = await orderNews.SayAsync(order, cancel);
        Holdup = await holdup.NowAsync(cancel);
        var session = await db.CheckoutSessions.Where(s => s.Id == order.SessionId).Select(s => s.Token).SingleAsync(cancel);
        Matching = (await MatchingStatus.OfAsync(db, await db.MatchingRequests.AsNoTracking().Where(r => r.OrderId == order.Id).ToListAsync(cancel), cancel)).SingleOrDefault();
        var words = OrderWords.HasNews(order.Status)
            ? new SpotWords(
                "Follow this order in Messenger",
                "News about your order and its delivery, in one conversation.",
                await orderNews.PromiseAsync(order, cancel),
                SpotPlugins.Both)
            : new SpotWords(
                "Ask about this order in Messenger",
                "A person reads it, and answers.",
                "Your questions about this order are answered there.",
                SpotPlugins.MessageUs);
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
