using Messenger.AspNetCore.Configuration;

namespace WebSite.Shopfront;

/// <summary>What a new shop begins with: section <c>Shop</c>. Afterwards the dashboard decides.</summary>
public sealed class ShopfrontOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Shop";

    /// <summary>Whether a new database begins with the demo's products; else the catalogue is empty.</summary>
    public bool Demo { get; set; } = true;

    /// <summary>Those that a shop can have.</summary>
    public static IEnumerable<string> Currencies => Model.Currency.All.Select(currency => currency.Code);

    /// <summary>The currency of a shop without the demo: ISO 4217, three letters.</summary>
    [OneOf(typeof(ShopfrontOptions), nameof(Currencies))]
    public string Currency { get; set; } = "EUR";
}
