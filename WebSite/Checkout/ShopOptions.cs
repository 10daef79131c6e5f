using Messenger.AspNetCore.Configuration;
using WebSite.Model;

namespace WebSite.Checkout;

/// <summary>What one order may take: section <c>Shop</c>.</summary>
public sealed class ShopOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Shop";

    /// <summary>The most pieces of one product in one order, 1 to <see cref="Cart.MaxQuantity"/>.</summary>
    [WholeNumber(1, Cart.MaxQuantity, Note = " pieces of a product in one order.")]
    public int MostOfOne { get; set; } = 10;

    /// <summary>The most of what is left of a product that one order may have, in percent, rounded up: so one order can't empty the stock.</summary>
    [WholeNumber(1, 100, Note = ", the percentage of what is left that one order may have.")]
    public int MostOfStock { get; set; } = 50;

    /// <summary>
    /// How many pieces of a product an order may have now: no more than <see cref="MostOfOne"/>, nor than <see cref="MostOfStock"/> of those that
    /// there are. One always stays for others, unless it is the last: somebody has to be able to buy that.
    /// </summary>
    public PieceLimit LimitOf(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        var left = product.Orderable;
        var share = (int)(((long)left * MostOfStock + 99) / 100);
        var most = left <= 1 ? left : Math.Min(share, left - 1);
        return new(Math.Min(most, MostOfOne), left, IsShare: most < MostOfOne);
    }
}

/// <summary>Registers carts.</summary>
internal static class CheckoutServices
{
    public static void AddCheckout(this IServiceCollection services)
    {
        services.AddSettings<ShopOptions>(ShopOptions.Section);
        services.AddScoped<Cart>();
        services.AddScoped<CartNote>();
        services.AddSingleton<CartLinks>();
    }
}
