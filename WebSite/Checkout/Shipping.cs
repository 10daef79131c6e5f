namespace WebSite.Checkout;

/// <summary>What bringing the goods costs (a "delivery" is the webhook's word), and where it goes.</summary>
public static class Shipping
{
    /// <summary>What it costs, in cents.</summary>
    public const long FeeMinor = 490;

    /// <summary>From this value of goods on it is free, in cents.</summary>
    public const long FreeFromMinor = 6000;

    /// <summary>The countries delivered to, by ISO 3166 code.</summary>
    public static IReadOnlyDictionary<string, string> Countries { get; } = new Dictionary<string, string>
    {
        ["AT"] = "Austria",
        ["BE"] = "Belgium",
        ["DE"] = "Germany",
        ["DK"] = "Denmark",
        ["ES"] = "Spain",
        ["FI"] = "Finland",
        ["FR"] = "France",
        ["IE"] = "Ireland",
        ["IT"] = "Italy",
        ["LU"] = "Luxembourg",
        ["NL"] = "Netherlands",
        ["PT"] = "Portugal",
    };

    /// <summary>The fee for goods of this value, both in cents.</summary>
    public static long Fee(long subtotalMinor) => subtotalMinor is 0 or >= FreeFromMinor ? 0 : FeeMinor;
}
