using WebSite.Checkout;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>A ref lets nobody in; the cookie of the browser that it was made for does.</summary>
internal static class RefOwner
{
    /// <summary>The session that the ref names, if the request comes from the ref's browser; else null. The ref may be old.</summary>
    public static Guid? SessionOf(string? text, HttpContext http, RefProtector refs) =>
        refs.Read(text, DateTimeOffset.MinValue, out var value) == RefVerdict.Ours
        && ShopperCookie.Read(http) is { } shopper
        && shopper.Browser == value.Browser
            ? value.SessionId
            : null;
}
