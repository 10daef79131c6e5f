using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Checkout;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Tests.Support;

/// <summary>Refs as the site's pages make them.</summary>
internal static class Minted
{
    /// <summary>A shopper in a browser of their own.</summary>
    public static Shopper Shopper() => new(WebSite.Checkout.Shopper.NewSessionToken(), BrowserHash.Of(Guid.NewGuid().ToByteArray()));

    /// <summary>A ref of this site's, good for an hour.</summary>
    public static string RefFor(
        this SiteHost site, Shopper shopper, Placement placement = Placement.Cart, uint subject = 0, DateTimeOffset? expires = null, EntryPoint door = EntryPoint.SendToMessenger) =>
        site.Services.GetRequiredService<RefProtector>().Protect(
            new(shopper.SessionToken, shopper.Browser, door, (byte)placement, subject, expires ?? DateTimeOffset.UtcNow.AddHours(1)));

    /// <summary>The key of a spot of this site's.</summary>
    public static string SpotFor(this SiteHost site, Shopper shopper, Placement placement = Placement.Cart, uint subject = 0) =>
        site.Services.GetRequiredService<SpotKeys>().Make(new(shopper.SessionToken, shopper.Browser, EntryPoint.SendToMessenger, (byte)placement, subject, DateTimeOffset.UtcNow));

    /// <summary>Whose browser a spot of this site's was made for.</summary>
    public static BrowserHash BrowserOf(this SiteHost site, string spot)
    {
        Assert.Equal(RefVerdict.Ours, site.Services.GetRequiredService<SpotKeys>().Read(spot, out var value));
        return value.Browser;
    }

    /// <summary>What a ref says.</summary>
    public static PluginRef Read(this SiteHost site, string text)
    {
        Assert.Equal(RefVerdict.Ours, site.Services.GetRequiredService<RefProtector>().Read(text, DateTimeOffset.UtcNow, out var value));
        return value;
    }
}
