namespace WebSite.Model;

/// <summary>What holds for the wishes of a reason. docs/reasons.md has it in words.</summary>
/// <param name="Placement">The spot in which it is asked for.</param>
/// <param name="Occasion">The message that fulfils it.</param>
/// <param name="Name">What it is, for the merchant.</param>
/// <param name="Agreed">What the person agreed to: kept with each wish, as it was then.</param>
/// <param name="Lifetime">For how long it may be fulfilled; null for as long as a setting says.</param>
public sealed record WishRule(Placement Placement, Occasion Occasion, string Name, string Agreed, TimeSpan? Lifetime = null);

/// <summary>The one table of reasons.</summary>
public static class WishRules
{
    private static readonly Dictionary<WishReason, WishRule> All = new()
    {
        [WishReason.BackInStock] = new(Placement.SoldOut, Occasion.BackInStock, "Back in stock", "One message when the product can be had again."),
        [WishReason.PriceDrop] = new(Placement.PriceDrop, Occasion.PriceDropped, "Price dropped", "One message when the product costs less than it did then."),
        [WishReason.KeptCart] = new(Placement.Cart, Occasion.CartKept, "Keep my cart", "One message with what was in the cart, and a link to it.", TimeSpan.FromHours(24)),
    };

    /// <summary>All reasons, in the order in which merchants see them.</summary>
    public static IReadOnlyList<WishReason> Reasons { get; } = [.. All.Keys];

    /// <summary>What holds for a reason.</summary>
    /// <exception cref="KeyNotFoundException">It has no row.</exception>
    public static WishRule Rule(this WishReason reason) => All[reason];

    /// <summary>The reason that a spot asks for; null for a spot that asks for none.</summary>
    public static WishReason? Reason(this Placement placement) => All.Where(row => row.Value.Placement == placement).Select(row => (WishReason?)row.Key).SingleOrDefault();

    /// <summary>The reason that a message fulfils; null for any other message.</summary>
    public static WishReason? Reason(this Occasion occasion) => All.Where(row => row.Value.Occasion == occasion).Select(row => (WishReason?)row.Key).SingleOrDefault();
}
