using WebSite.Checkout;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>A ref lets nobody in; the cookie of the browser that it was made for does.</summary>
internal static class RefOwner
{
    /// <summary>
    /// The shopper whom the ref was made for, if the request comes from the ref's browser; else null. The ref may be old. The session
    /// may still be another browser's, for its id stands in a cookie that anyone can write: look it up with <see cref="Own"/>.
    /// </summary>
    public static Shopper? ShopperOf(string? text, HttpContext http, RefProtector refs) =>
        refs.Read(text, DateTimeOffset.MinValue, out var value) == RefVerdict.Ours
        && ShopperCookie.Read(http) is { } shopper
        && shopper.Browser == value.Browser
            ? new(value.SessionId, value.Browser)
            : null;

    /// <summary>The shopper's session; nothing when it has no row, or belongs to another browser.</summary>
    public static IQueryable<CheckoutSession> Own(this IQueryable<CheckoutSession> sessions, Shopper shopper)
    {
        var browser = shopper.Browser.ToArray();
        return sessions.Where(s => s.Id == shopper.SessionId && s.BrowserHash == browser);
    }
}
