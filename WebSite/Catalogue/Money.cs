using System.Globalization;

namespace WebSite.Catalogue;

/// <summary>Writes amounts for people.</summary>
public static class Money
{
    /// <summary>An amount in its currency's minor unit (hundredths), for instance <c>€64.00</c>.</summary>
    public static string Format(long minor, string currency) =>
        (currency == "EUR" ? "€" : currency + "\u00a0") + (minor / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);
}
