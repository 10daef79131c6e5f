using System.Collections.Frozen;
using System.Globalization;

namespace WebSite.Sandbox.Messenger;

/// <summary>Amounts of money as Messenger writes them in English.</summary>
internal static class MoneyText
{
    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥", ["INR"] = "₹", ["KRW"] = "₩", ["ILS"] = "₪", ["VND"] = "₫",
        ["BRL"] = "R$", ["CAD"] = "CA$", ["AUD"] = "A$", ["NZD"] = "NZ$", ["MXN"] = "MX$", ["HKD"] = "HK$", ["TWD"] = "NT$", ["CNY"] = "CN¥",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Whole = FrozenSet.Create("JPY", "KRW", "VND", "CLP", "ISK", "PYG", "TWD", "HUF");

    public static string Of(decimal amount, string? currency)
    {
        var code = currency?.ToUpperInvariant() ?? "";
        var digits = Math.Abs(amount).ToString(Whole.Contains(code) && decimal.IsInteger(amount) ? "N0" : "N2", CultureInfo.InvariantCulture);
        return (amount < 0 ? "−" : "") + (Symbols.TryGetValue(code, out var symbol) ? symbol : code.Length > 0 ? code + " " : "") + digits;
    }
}
