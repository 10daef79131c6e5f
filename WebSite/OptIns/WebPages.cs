using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>Says which web page a ref was made for.</summary>
public sealed class WebPages(SiteDb db, UntilWritten kept)
{
    /// <summary>Every order's web page as one: the address of a single one is the shopper's own.</summary>
    public const string ThankYou = "/orders/{token}";

    /// <summary>The path, or null for a product that is gone.</summary>
    public async Task<string?> PathAsync(PluginRef value, CancellationToken cancel)
    {
        var slug = value.Spot().IsOfProduct()
            ? await kept.AskAsync((nameof(WebPages), value.Subject), () => db.Products.Where(p => p.Id == value.Subject).Select(p => p.Slug).SingleOrDefaultAsync(cancel))
            : null;
        return Path(value, _ => slug);
    }

    /// <summary>The path, with the way to look a product's slug up.</summary>
    internal static string? Path(PluginRef value, Func<uint, string?> slug) => value.Spot() switch
    {
        var placement when placement.IsOfProduct() => slug(value.Subject) is { } found ? $"/products/{found}" : null,
        Placement.Cart => "/cart",
        Placement.Checkout => "/checkout",
        Placement.ThankYou => ThankYou,
        _ => null,
    };
}
