namespace WebSite.Model;

/// <summary>A currency that a shop may have. Amounts are kept in its minor unit.</summary>
/// <param name="Code">ISO 4217, three letters.</param>
/// <param name="Name">For merchants.</param>
/// <param name="Decimals">How many digits the minor unit has: ISO 4217's exponent.</param>
public sealed record Currency(string Code, string Name, int Decimals = 2)
{
    /// <summary>Every one that can be chosen, those first that are paid with most.</summary>
    public static IReadOnlyList<Currency> All { get; } =
    [
        new("EUR", "Euro"), new("USD", "US dollar"), new("GBP", "Pound sterling"), new("CHF", "Swiss franc"), new("JPY", "Japanese yen", 0),
        new("AUD", "Australian dollar"), new("BGN", "Bulgarian lev"), new("BRL", "Brazilian real"), new("CAD", "Canadian dollar"), new("CZK", "Czech koruna"), new("DKK", "Danish krone"),
        new("HKD", "Hong Kong dollar"), new("HUF", "Hungarian forint"), new("ILS", "Israeli new shekel"), new("INR", "Indian rupee"), new("ISK", "Icelandic króna", 0), new("KRW", "South Korean won", 0),
        new("MAD", "Moroccan dirham"), new("MXN", "Mexican peso"), new("NOK", "Norwegian krone"), new("NZD", "New Zealand dollar"), new("PLN", "Polish złoty"), new("RON", "Romanian leu"),
        new("SAR", "Saudi riyal"), new("SEK", "Swedish krona"), new("SGD", "Singapore dollar"), new("TND", "Tunisian dinar", 3), new("TRY", "Turkish lira"), new("UAH", "Ukrainian hryvnia"), new("ZAR", "South African rand"),
    ];

    private static readonly Dictionary<string, Currency> ByCode = All.ToDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>How many of the minor unit are one of the currency.</summary>
    public long Whole => Decimals switch { 0 => 1, 3 => 1_000, _ => 100 };

    /// <summary>The currency of that code, or null.</summary>
    public static Currency? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var found) ? found : null;

    /// <summary>The same for an amount that is already there: one of a currency that can't be chosen has hundredths.</summary>
    public static Currency Of(string code) => Find(code) ?? new(code, code);

    /// <summary>An amount of the minor unit in whole ones.</summary>
    public decimal Amount(long minor) => (decimal)minor / Whole;

    /// <summary>The same number in another currency, for instance 64.00 of either: rounded where the other has fewer decimals.</summary>
    public long SameNumber(long minor, Currency other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (long)Math.Round(Amount(minor) * other.Whole, MidpointRounding.AwayFromZero);
    }
}
