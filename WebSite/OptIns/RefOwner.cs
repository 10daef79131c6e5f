using WebSite.Checkout;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>A ref lets nobody in; the cookie of the browser that it was made for does.</summary>
internal static class RefOwner
{
    /// <summary>
    /// What the ref says, if the request comes from the ref's browser; else null. The ref may be old. The session may still be another
    /// browser's, for its id stands in a cookie that anyone can write: look it up with <see cref="OwnSessions.Own"/>.
    /// </summary>
    public static PluginRef? Of(string? text, HttpContext http, RefProtector refs) =>
        refs.Read(text, DateTimeOffset.MinValue, out var value) == RefVerdict.Ours
        && ShopperCookie.Read(http) is { } shopper
        && shopper.Browser == value.Browser
            ? value
            : null;
}
