using System.Globalization;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>What the keys of figures are called.</summary>
/// <param name="Products">Names by slug.</param>
/// <param name="Campaigns">Names by id.</param>
internal sealed record Names(IReadOnlyDictionary<string, string> Products, IReadOnlyDictionary<string, string> Campaigns)
{
    private const string ProductPath = "/products/";

    /// <summary>Reads those of the things that are ranked, and no others.</summary>
    public static async Task<Names> ReadAsync(SiteDb db, Ranking webPages, Ranking campaigns, CancellationToken cancel)
    {
        var slugs = Keys(webPages).Where(path => path.StartsWith(ProductPath, StringComparison.Ordinal)).Select(path => path[ProductPath.Length..]).ToList();
        var ids = Keys(campaigns).Select(key => int.Parse(key, CultureInfo.InvariantCulture)).ToList();
        return new(
            slugs.Count == 0 ? new() : await db.Products.Where(p => slugs.Contains(p.Slug)).ToDictionaryAsync(p => p.Slug, p => p.Name, cancel),
            ids.Count == 0 ? new() : (await db.Campaigns.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancel)).ToDictionary(c => c.Id.ToString(CultureInfo.InvariantCulture), c => c.Name));
    }

    /// <summary>A web page; a product's by its name.</summary>
    public string WebPage(string path) =>
        path.StartsWith(ProductPath, StringComparison.Ordinal) && Products.TryGetValue(path[ProductPath.Length..], out var product) ? product
        : path == WebPages.ThankYou ? "An order's page" : path;

    /// <summary>A campaign.</summary>
    public string Campaign(string id) => Campaigns.GetValueOrDefault(id, $"Campaign {id}");

    /// <summary>A spot.</summary>
    public static string Placement(string name) => PlacementNames.Find(name) switch
    {
        Model.Placement.Product => "Product page",
        Model.Placement.Cart => "Cart",
        Model.Placement.Checkout => "Checkout",
        Model.Placement.ThankYou => "After the order",
        Model.Placement.SoldOut => "Sold out",
        Model.Placement.PriceDrop => "Price drop",
        _ => name,
    };

    /// <summary>A way in.</summary>
    public static string EntryPoint(string number) => ((EntryPoint)int.Parse(number, CultureInfo.InvariantCulture)).Rule().Heading;

    private static IEnumerable<string> Keys(Ranking ranking) => ranking.Best.Concat(ranking.Worst).Select(r => r.Key);
}
