using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Checkout;

/// <summary>What a cart or an order comes to, in the currency's minor unit.</summary>
/// <param name="SubtotalMinor">The goods.</param>
/// <param name="DeliveryMinor">Bringing them.</param>
/// <param name="Currency">Of both.</param>
public sealed record Sums(long SubtotalMinor, long DeliveryMinor, string Currency)
{
    /// <summary>The sums of a cart as it stands. All products of a shop have its currency.</summary>
    public static Sums Of(IReadOnlyCollection<CartLine> lines, CurrentShop shop)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(shop);
        var subtotal = lines.Sum(l => l.Quantity * l.Product!.PriceMinor);
        return new(subtotal, shop.Shipping.Fee(subtotal), lines.FirstOrDefault()?.Product!.Currency ?? shop.Currency.Code);
    }

    /// <summary>The sums of an order, as they were when it was placed.</summary>
    public static Sums Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new(order.SubtotalMinor, order.DeliveryMinor, order.Currency);
    }
}
