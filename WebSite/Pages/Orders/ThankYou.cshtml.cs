using System.Security.Cryptography;
using System.Text;
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

    /// <summary>What of its news has gone to Messenger.</summary>
    public IReadOnlyList<OrderTold> Told { get; private set; } = [];

    /// <summary>Changes with what <c>_OrderWay.cshtml</c> shows.</summary>
    public string WayMark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Order.Status} {Order.Changes.Count} {News} {Told.Count}")).AsSpan(0, 8));

    /// <summary>What holds up a message to the phone number; null when nothing does.</summary>
    public Hindrance? Holdup { get; private set; }

    public MessengerSpot? Spot { get; private set; }

    /// <summary>The number that the order's owner gave for Messenger; null when none, or taken back.</summary>
    public MatchingStatus? Matching { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (await ReadAsync(token, cancel) is not { } order)
        {
            return NotFound();
        }

        if (!IsOwner || ShopperCookie.Read(HttpContext) is not { } shopper)
        {
            return Page();
        }

        // The cookie has gone on to the next session; the ref is for the one that was ordered.
        IsNew = TempData[Placed] as string == order.Token;
        Holdup = await holdup.NowAsync(cancel);
        var session = await db.CheckoutSessions.Where(s => s.Id == order.SessionId).Select(s => s.Token).SingleAsync(cancel);
        Matching = (await MatchingStatus.OfAsync(db, await db.MatchingRequests.AsNoTracking().Where(r => r.OrderId == order.Id).ToListAsync(cancel), cancel)).SingleOrDefault();
        var words = OrderWords.HasNews(order.Status) ? OwnSpotWords.Order(await orderNews.PromiseAsync(order, cancel)) : OwnSpotWords.OrderDone;
        Spot = await spots.ForAsync(HttpContext, shopper with { SessionToken = session }, Placement.ThankYou, 0, words, cancel);
        return Page();
    }

    /// <summary>What has changed on the page since it was loaded, for one that is open.</summary>
    /// <param name="token">The order's.</param>
    /// <param name="have">The parts that are there, each with its mark.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IActionResult> OnGetNewsAsync(string token, string? have, CancellationToken cancel)
    {
        if (await ReadAsync(token, cancel) is not { } order)
        {
            return NotFound();
        }

        var parts = have?.Split('.') ?? [];
        var isHead = !parts.Contains($"head-{order.Status}");
        return !isHead && parts.Contains($"way-{WayMark}") ? new NoContentResult() : Partial("_OrderNews", (this, isHead));
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

    private async Task<Order?> ReadAsync(string token, CancellationToken cancel)
    {
        if (await db.Orders.AsNoTracking().Include(o => o.Lines).ThenInclude(l => l.Product).Include(o => o.Changes).AsSplitQuery().SingleOrDefaultAsync(o => o.Token == token, cancel) is not { } order)
        {
            return null;
        }

        Order = order;
        if (ShopperCookie.Read(HttpContext) is { } shopper && order.Browser == shopper.Browser)
        {
            IsOwner = true;
            News = await orderNews.SayAsync(order, cancel);
            Told = await orderNews.ToldAsync(order, cancel);
        }

        return order;
    }
}
