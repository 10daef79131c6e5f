namespace WebSite.Figures;

/// <summary>Orders and what they come to. Currencies are never added up.</summary>
/// <param name="Amounts">One for each currency, the one with the most orders first.</param>
public sealed record Earnings(IReadOnlyList<Amount> Amounts)
{
    /// <summary>No orders.</summary>
    public static Earnings None { get; } = new([]);

    /// <summary>How many orders, of all currencies.</summary>
    public long Orders => Amounts.Sum(a => a.Orders);

    internal static Earnings Of(IEnumerable<Amount> amounts) => new([.. amounts.Where(a => a.Orders != 0).OrderByDescending(a => a.Orders).ThenBy(a => a.Currency, StringComparer.Ordinal)]);
}

/// <summary>What orders of one currency come to.</summary>
/// <param name="Currency">ISO 4217, three letters.</param>
/// <param name="Orders">How many.</param>
/// <param name="ValueMinor">Goods and delivery, in its minor unit.</param>
public sealed record Amount(string Currency, long Orders, long ValueMinor);
