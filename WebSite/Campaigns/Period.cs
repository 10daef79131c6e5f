namespace WebSite.Campaigns;

/// <summary>The time that figures are of: the last so many days.</summary>
/// <param name="Days">One of <see cref="All"/>.</param>
public readonly record struct Period(int Days)
{
    /// <summary>Those that can be chosen.</summary>
    public static IReadOnlyList<int> All { get; } = [7, 30, 90, 365];

    /// <summary>The usual one, or the one that is asked for if it can be chosen.</summary>
    public static Period Of(int? days) => new(days is { } asked && All.Contains(asked) ? asked : 30);

    /// <summary>In words, to follow "in": <c>the last 30 days</c>.</summary>
    public string Words => Days == 365 ? "the last year" : $"the last {Days} days";

    /// <summary>When it begins: at midnight in UTC, so that opens, which are counted by the day, are of the same time.</summary>
    public DateTimeOffset Since(DateTimeOffset now) => new(now.UtcDateTime.Date.AddDays(1 - Days), TimeSpan.Zero);
}
