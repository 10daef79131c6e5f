namespace WebSite.Model;

/// <summary>Which of the visits that brought a shopper gets the order. All of these are kept, so that a merchant can compare them: docs/figures.md.</summary>
/// <param name="Number">Stands in the database: never change one. From 1 on.</param>
/// <param name="Days">How many days before the order a visit still counts.</param>
/// <param name="Touch">Which of several visits it is.</param>
public sealed record AttributionRule(int Number, int Days, Touch Touch)
{
    /// <summary>The days that can be chosen.</summary>
    public static IReadOnlyList<int> Windows { get; } = [1, 7, 28];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AttributionRule> All { get; } =
    [
        new(1, 1, Touch.Last), new(2, 7, Touch.Last), new(3, 28, Touch.Last),
        new(4, 1, Touch.First), new(5, 7, Touch.First), new(6, 28, Touch.First),
    ];

    /// <summary>How long before the order a visit still counts, at the most.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(Windows.Max());

    /// <summary>How long before the order a visit still counts.</summary>
    public TimeSpan Window => TimeSpan.FromDays(Days);

    /// <summary>What stands for it in <see cref="OrderCredit.Rules"/>.</summary>
    public int Bit => 1 << (Number - 1);

    /// <summary>The one of these days and this touch; null when nobody can choose it.</summary>
    public static AttributionRule? Find(int days, Touch touch) => All.FirstOrDefault(rule => rule.Days == days && rule.Touch == touch);
}

/// <summary>Which of several visits gets an order.</summary>
public enum Touch
{
    /// <summary>The latest before it.</summary>
    Last,

    /// <summary>The earliest in the window.</summary>
    First,
}
