using Messenger.AspNetCore.Plugins;
using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>A named spot on a web page where an entry point is offered. The numbers stand in refs: never change one.</summary>
public enum Placement
{
    /// <summary><c>product</c>: a product's web page.</summary>
    Product = 1,

    /// <summary><c>cart</c>.</summary>
    Cart = 2,

    /// <summary><c>checkout</c>: the form that places the order.</summary>
    Checkout = 3,

    /// <summary><c>thank-you</c>: the web page after the order.</summary>
    ThankYou = 4,

    /// <summary><c>sold-out</c>: a product's web page while it is sold out.</summary>
    SoldOut = 5,

    /// <summary><c>price-drop</c>: a product's web page, where a lower price is asked for.</summary>
    PriceDrop = 6,
}

/// <summary>Placements by the names that settings and markup use, and the numbers that refs use.</summary>
public static class PlacementNames
{
    private static readonly Dictionary<string, Placement> ByName = new(StringComparer.Ordinal)
    {
        ["product"] = Placement.Product,
        ["cart"] = Placement.Cart,
        ["checkout"] = Placement.Checkout,
        ["thank-you"] = Placement.ThankYou,
        ["sold-out"] = Placement.SoldOut,
        ["price-drop"] = Placement.PriceDrop,
    };

    /// <summary>Every name.</summary>
    public static IReadOnlyCollection<string> All => ByName.Keys;

    /// <summary>All, as the library wants them.</summary>
    public static Placements Placements { get; } = new(ByName.ToDictionary(one => one.Key, one => (byte)one.Value));

    /// <summary>The placement of this name, or null when there is none.</summary>
    public static Placement? Find(string? name) => name is not null && ByName.TryGetValue(name, out var placement) ? placement : null;

    /// <summary>The name of a placement.</summary>
    public static string Name(this Placement placement) => ByName.Single(p => p.Value == placement).Key;

    /// <summary>Whether it stands on a product's web page, so that refs name the product.</summary>
    public static bool IsOfProduct(this Placement placement) => placement is Placement.Product or Placement.SoldOut or Placement.PriceDrop;

    /// <summary>Those where an order is placed and followed: who came in there is told of it. For a question to a database, too.</summary>
    internal static IReadOnlyList<Placement> OfOrders { get; } = [Placement.Checkout, Placement.ThankYou];

    /// <summary>The style that settings give a placement.</summary>
    public static PluginStyle For(this PlacementOptions styles, Placement placement)
    {
        ArgumentNullException.ThrowIfNull(styles);
        return styles.For(placement.Name());
    }

    /// <summary>The placement that a ref was made for.</summary>
    public static Placement Spot(this PluginRef value) => (Placement)value.Placement;
}
