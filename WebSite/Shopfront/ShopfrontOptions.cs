using Microsoft.Extensions.Options;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>What a new shop begins with: section <c>Shop</c>. Afterwards the dashboard decides.</summary>
public sealed class ShopfrontOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Shop";

    /// <summary>Whether a new database begins with the demo's products; else the catalogue is empty.</summary>
    public bool Demo { get; set; } = true;

    /// <summary>The currency of a shop without the demo: ISO 4217, three letters.</summary>
    public string Currency { get; set; } = "EUR";
}

/// <summary>Stops the start when the currency is none that a shop can have.</summary>
internal sealed class ShopfrontOptionsValidator : IValidateOptions<ShopfrontOptions>
{
    public ValidateOptionsResult Validate(string? name, ShopfrontOptions options) => Currency.Find(options.Currency) is null
        ? ValidateOptionsResult.Fail($"Shop:Currency is '{options.Currency}'. Allowed: {string.Join(", ", Currency.All.Select(c => c.Code))}.")
        : ValidateOptionsResult.Success;
}
