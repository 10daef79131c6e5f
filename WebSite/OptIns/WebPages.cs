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
    public async Task<string?> PathAsync(PluginRef value, CancellationToken cancel) => (await PathsAsync([value], cancel))(value);

    /// <summary>The paths of several refs' web pages, looked up at once.</summary>
    public async Task<Func<PluginRef, string?>> PathsAsync(IEnumerable<PluginRef> values, CancellationToken cancel)
    {
        var ids = values.Where(v => v.Placement == Placement.Product).Select(v => (int)v.Subject).Distinct().ToList();
        var slugs = ids.Count == 0 ? [] : await db.Products.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Slug, cancel);
        return value => value.Placement switch
        {
            Placement.Product => slugs.TryGetValue((int)value.Subject, out var slug) ? $"/products/{slug}" : null,
            Placement.Cart => "/cart",
            Placement.Checkout => "/checkout",
            Placement.ThankYou => ThankYou,
            _ => null,
        };
    }
}
