using WebSite.Model;

namespace WebSite.Checkout;

/// <summary>Finds sessions by both halves of the cookie.</summary>
internal static class OwnSessions
{
    /// <summary>The shopper's session; nothing when it has no row, or belongs to another browser.</summary>
    public static IQueryable<CheckoutSession> Own(this IQueryable<CheckoutSession> sessions, Shopper shopper) =>
        sessions.Where(s => s.Token == shopper.SessionToken && s.Browser == shopper.Browser);
}
