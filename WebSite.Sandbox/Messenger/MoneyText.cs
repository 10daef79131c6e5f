using System.Globalization;

namespace WebSite.Sandbox.Messenger;

/// <summary>Amounts of money as Messenger writes them in English.</summary>
internal static class MoneyText
{
    /// <param name="amount">In whole units of the currency.</param>
    /// <param name="currency">By ISO 4217. Null: the number alone.</param>
    public static string Of(decimal amount, string? currency)
    {
        var code = currency?.ToUpperInvariant() ?? "";
        var hasCents = !decimal.IsInteger(amount) || code is not ("JPY" or "KRW" or "VND" or "CLP" or "ISK" or "PYG" or "TWD" or "HUF");
        var digits = Math.Abs(amount).ToString(hasCents ? "N2" : "N0", CultureInfo.InvariantCulture);
        return (amount < 0 ? "−" : "") + Symbol(code) + digits;
    }

    private static string Symbol(string code) => code switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "CNY" => "CN¥",
        "INR" => "₹",
        "KRW" => "₩",
        "ILS" => "₪",
        "VND" => "₫",
        "BRL" => "R$",
        "CAD" => "CA$",
        "AUD" => "A$",
        "NZD" => "NZ$",
        "MXN" => "MX$",
        "HKD" => "HK$",
        "TWD" => "NT$",
        "" => "",
        _ => code + "\u00a0",
    };
}
