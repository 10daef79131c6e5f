using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.DataProtection;
using WebSite.Checkout;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>
/// Names a Messenger spot in addresses of the site's own, which web servers log. A key looks like a ref and isn't one: no plugin and no
/// link takes it, and the site answers to it only with the cookie of the browser that it was made for. docs/ref.md.
/// </summary>
public sealed class SpotKeys(IDataProtectionProvider protection, string environment, string pageId)
{
    private readonly RefProtector _keys = new(protection, "Messenger.Site.Spot.v1", environment, pageId, PlacementNames.Placements);

    /// <summary>The key, as 136 characters of the base64url alphabet, or 140 while an experiment runs; another text at every call.</summary>
    public string Make(PluginRef spot) => _keys.Protect(spot);

    /// <summary>What the key says, whoever shows it.</summary>
    internal RefVerdict Read(string? key, out PluginRef spot) => _keys.Read(key, DateTimeOffset.MinValue, out spot);

    /// <summary>
    /// What the key says, if the request comes from the browser that it was made for; else null. It never gets too old. The session may still be
    /// another browser's, for its id stands in a cookie that anyone can write: look it up with <see cref="OwnSessions.Own"/>.
    /// </summary>
    public PluginRef? Own(string? key, HttpContext http) =>
        Read(key, out var spot) == RefVerdict.Ours
        && ShopperCookie.Read(http) is { } shopper
        && shopper.Browser == spot.Browser
            ? spot
            : null;
}
