using WebSite.Model;

namespace WebSite.Data;

/// <summary>What several parts ask of wishes.</summary>
internal static class WishQueries
{
    /// <summary>Those of which what they wait for is so now: the product can be had, and costs less than then. A cart waits for nothing.</summary>
    public static IQueryable<Wish> ComeTrue(this SiteDb db) => db.Wishes.Where(w => w.Reason == WishReason.KeptCart
        || db.Products.Any(p => p.Id == w.ProductId && !p.IsHidden && p.Stock > 0
            && (w.Reason == WishReason.BackInStock || (p.PriceMinor < w.PriceMinor && p.Currency == w.Currency))));

    /// <summary>Those of somebody who is known to be the shopper of the session from which they asked. Who came by what can be passed on isn't, until the shopper says so.</summary>
    public static IQueryable<Wish> OfShoppers(this IQueryable<Wish> wishes, SiteDb db) => wishes.Where(w =>
        db.OptIns.Where(OptIn.Trusted).Any(o => o.CheckoutSessionId == w.CheckoutSessionId && db.Conversations.Any(c => c.Id == w.ConversationId && c.PageId == o.PageId && c.Psid == o.Psid)));
}
