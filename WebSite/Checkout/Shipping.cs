using WebSite.Language;

namespace WebSite.Checkout;

/// <summary>The countries that a shop can deliver to: which of them it does, the merchant says (<see cref="Model.ShippingTerms"/>).</summary>
public static class Shipping
{
    /// <summary>By ISO 3166 code. Those whose addresses are written with a street, a postal code and a town, and no state.</summary>
    public static IReadOnlyDictionary<string, string> Countries { get; } = new Dictionary<string, string>
    {
        ["AT"] = "Austria",
        ["BE"] = "Belgium",
        ["BG"] = "Bulgaria",
        ["CH"] = "Switzerland",
        ["CY"] = "Cyprus",
        ["CZ"] = "Czechia",
        ["DE"] = "Germany",
        ["DK"] = "Denmark",
        ["EE"] = "Estonia",
        ["ES"] = "Spain",
        ["FI"] = "Finland",
        ["FR"] = "France",
        ["GB"] = "United Kingdom",
        ["GR"] = "Greece",
        ["HR"] = "Croatia",
        ["HU"] = "Hungary",
        ["IE"] = "Ireland",
        ["IS"] = "Iceland",
        ["IT"] = "Italy",
        ["LI"] = "Liechtenstein",
        ["LT"] = "Lithuania",
        ["LU"] = "Luxembourg",
        ["LV"] = "Latvia",
        ["MT"] = "Malta",
        ["NL"] = "Netherlands",
        ["NO"] = "Norway",
        ["PL"] = "Poland",
        ["PT"] = "Portugal",
        ["RO"] = "Romania",
        ["SE"] = "Sweden",
        ["SI"] = "Slovenia",
        ["SK"] = "Slovakia",
    };

    /// <summary>A country's name in the language of whoever reads it.</summary>
    public static string Name(string code) => Phrases.Say(Countries[code]);
}
