namespace WebSite.Model;

/// <summary>What bringing the goods costs (a "delivery" is the webhook's word), where it goes, and how long it takes.</summary>
/// <param name="FeeMinor">What it costs, in the minor unit of the shop's currency.</param>
/// <param name="FreeFromMinor">From this value of goods on it is free; null for never.</param>
/// <param name="Countries">ISO 3166 codes, two letters each.</param>
/// <param name="Time">For instance <c>2 to 4 working days</c>.</param>
public sealed record ShippingTerms(long FeeMinor, long? FreeFromMinor, IReadOnlyList<string> Countries, string Time)
{
    public const int LongestTime = 60;

    /// <summary>Those that a shop begins with.</summary>
    public static ShippingTerms First { get; } = new(490, 6000, ["AT", "BE", "DE", "DK", "ES", "FI", "FR", "IE", "IT", "LU", "NL", "PT"], "2 to 4 working days");

    /// <summary>The fee for goods of this value.</summary>
    public long Fee(long subtotalMinor) => subtotalMinor == 0 || subtotalMinor >= FreeFromMinor ? 0 : FeeMinor;

    /// <summary>The same numbers in another currency.</summary>
    public ShippingTerms In(Currency from, Currency to)
    {
        ArgumentNullException.ThrowIfNull(from);
        return this with { FeeMinor = from.SameNumber(FeeMinor, to), FreeFromMinor = FreeFromMinor is { } free ? from.SameNumber(free, to) : null };
    }
}
