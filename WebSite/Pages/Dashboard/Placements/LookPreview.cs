using Microsoft.EntityFrameworkCore;
using WebSite.Catalogue;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Pages.Dashboard.Placements;

/// <summary>A spot as shoppers see it, for <c>_LookPreview.cshtml</c>.</summary>
/// <param name="Placement">Where.</param>
/// <param name="Look">What is chosen.</param>
/// <param name="Own">The site's own words there.</param>
public sealed record LookPreview(Placement Placement, SpotLook Look, SpotWords Own)
{
    /// <summary>What it says.</summary>
    public SpotWords Words => Own.As(Look);

    /// <summary>The site's own words of a placement, with the first product of the shop.</summary>
    public static async Task<SpotWords> OwnAsync(SiteDb db, CartNote note, Placement placement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(note);
        var product = placement.IsOfProduct() ? await db.Products.AsNoTracking().OrderBy(p => p.Id).FirstOrDefaultAsync(cancel) : null;
        var name = product?.Name ?? "first product";
        return placement switch
        {
            Placement.Product => OwnSpotWords.Product(name),
            Placement.SoldOut => OwnSpotWords.SoldOut(name),
            Placement.PriceDrop => OwnSpotWords.PriceDrop(name, product is null ? "that" : Money.Format(product.PriceMinor, product.Currency)),
            Placement.Cart => OwnSpotWords.Cart(note.HasLink, false),
            Placement.Checkout => OwnSpotWords.Checkout,
            _ => OwnSpotWords.Order(""),
        };
    }
}
