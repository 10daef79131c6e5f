using WebSite.Model;

namespace WebSite.Figures;

/// <summary>What is told of a time.</summary>
/// <param name="Counted">What the tables say.</param>
/// <param name="Earned">Orders that Messenger brought, by the rule.</param>
public sealed record Tally(Figure Counted, Earnings Earned)
{
    /// <summary>Nothing.</summary>
    public static Tally None { get; } = new(new() { Key = "" }, Earnings.None);

    /// <summary>People who said stop, or can't be reached any more.</summary>
    public long Lost => Counted.Stopped + Counted.Blocked;

    /// <summary>Orders for each visit; null when there was none.</summary>
    public decimal? Conversion => Counted.Visits == 0 ? null : (decimal)Earned.Orders / Counted.Visits;

    /// <summary>Whether nothing was counted.</summary>
    public bool IsNothing => Counted.IsNothing && Earned.Orders == 0;

    /// <summary>What orders of a currency come to.</summary>
    public long ValueIn(string currency) => Earned.Amounts.FirstOrDefault(a => a.Currency == currency)?.ValueMinor ?? 0;

    /// <summary>Several times together.</summary>
    public static Tally Sum(IEnumerable<Tally> tallies)
    {
        ArgumentNullException.ThrowIfNull(tallies);
        var counted = new Figure { Key = "" };
        List<Amount> amounts = [];
        foreach (var tally in tallies)
        {
            foreach (var what in Enum.GetValues<Counted>())
            {
                counted.Add(what, tally.Counted[what]);
            }

            amounts.AddRange(tally.Earned.Amounts);
        }

        return new(counted, Earnings.Of(amounts.GroupBy(a => a.Currency).Select(g => new Amount(g.Key, g.Sum(a => a.Orders), g.Sum(a => a.ValueMinor)))));
    }
}
