using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Web;

namespace WebSite.Checkout;

/// <summary>What one order may take: section <c>Shop</c>.</summary>
public sealed class ShopOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Shop";

    /// <summary>The most pieces of one product in one order, 1 to <see cref="Cart.MaxQuantity"/>: so one order can't empty the stock.</summary>
    public int MostOfOne { get; set; } = 10;

    /// <summary>How many pieces of a product an order may have now: no more than there are, nor than <see cref="MostOfOne"/>.</summary>
    public int MostOf(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return Math.Min(product.Stock, MostOfOne);
    }
}

/// <summary>Stops the start when nothing could be bought, or anything at once.</summary>
internal sealed class ShopOptionsValidator : IValidateOptions<ShopOptions>
{
    public ValidateOptionsResult Validate(string? name, ShopOptions options) =>
        options.MostOfOne is >= 1 and <= Cart.MaxQuantity
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Shop:MostOfOne is '{options.MostOfOne}'. Allowed: 1 to {Cart.MaxQuantity} pieces of a product in one order.");
}

/// <summary>Registers carts and orders.</summary>
internal static class CheckoutServices
{
    public static void AddCheckout(this IServiceCollection services)
    {
        services.AddSettings<ShopOptions, ShopOptionsValidator>(ShopOptions.Section);
        services.AddScoped<Cart>();
        services.AddScoped<Ordering>();
        services.AddScoped<OrderProgress>();
        services.AddScoped<OrderNews>();
        services.AddScoped<CartNote>();
    }
}
