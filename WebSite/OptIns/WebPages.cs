using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>Says which web page a ref was made for.</summary>
public sealed class WebPages(SiteDb db)
{
    /// <summary>Every order's web page as one: the address of a single one is the shopper's own.</summary>
    public const string ThankYou = "/orders/{token}";

    /// <summary>The path, or null for a product that is gone.</summary>
    public async Task<string?> PathAsync(PluginRef value, CancellationToken cancel) => value.Placement switch
    {
        Placement.Product when await db.Products.Where(p => p.Id == value.Subject).Select(p => p.Slug).SingleOrDefaultAsync(cancel) is { } slug => $"/products/{slug}",
        Placement.Cart => "/cart",
        Placement.Checkout => "/checkout",
        Placement.ThankYou => ThankYou,
        _ => null,
    };
}
