using WebSite.Model;

namespace WebSite.BrowserReports;

/// <summary>Which kind of web page an address of the site's is.</summary>
internal static class WebPageKinds
{
    /// <summary>By the first part of its path; a language may stand before.</summary>
    public static BlockedOn Of(Uri address)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var place = parts is [{ Length: 2 }, ..] ? parts.AsSpan(1) : parts;
        return place is [] ? BlockedOn.Catalogue : place[0].ToLowerInvariant() switch
        {
            "products" => BlockedOn.Product,
            "cart" => BlockedOn.Cart,
            "checkout" => BlockedOn.Checkout,
            "orders" => BlockedOn.Orders,
            "dashboard" or "account" => BlockedOn.Dashboard,
            _ => BlockedOn.Other,
        };
    }

    /// <summary>In words, for merchants.</summary>
    public static string Name(this BlockedOn webPage) => webPage switch
    {
        BlockedOn.Catalogue => "catalogue",
        BlockedOn.Product => "product's page",
        BlockedOn.Cart => "cart",
        BlockedOn.Checkout => "checkout",
        BlockedOn.Orders => "order's page",
        BlockedOn.Dashboard => "dashboard",
        _ => "another page",
    };
}
