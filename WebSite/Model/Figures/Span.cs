namespace WebSite.Model;

/// <summary>How long a time a figure is of. Each count is kept in all three, so that a year is read as months, days and hours. The numbers stand in the database.</summary>
public enum Span
{
    /// <summary>An hour.</summary>
    Hour = 1,

    /// <summary>A day in UTC.</summary>
    Day = 2,

    /// <summary>A month in UTC.</summary>
    Month = 3,
}

/// <summary>Spans as the database has them: their beginnings in whole hours since 1970, UTC.</summary>
public static class Spans
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Span> All { get; } = [Span.Hour, Span.Day, Span.Month];

    /// <summary>The hour in which a time lies.</summary>
    public static int HourOf(DateTimeOffset at) => (int)Math.Floor(at.ToUnixTimeMilliseconds() / (double)TimeSpan.MillisecondsPerHour);

    /// <summary>The time at which an hour begins.</summary>
    public static DateTimeOffset TimeOf(int hour) => DateTimeOffset.UnixEpoch.AddHours(hour);

    /// <summary>The beginning of the span in which an hour lies.</summary>
    public static int Start(this Span span, int hour) => span switch
    {
        Span.Hour => hour,
        Span.Day => hour - hour % 24,
        _ => HourOf(new(TimeOf(hour).Year, TimeOf(hour).Month, 1, 0, 0, 0, TimeSpan.Zero)),
    };

    /// <summary>The beginning of the span after the one that begins at an hour.</summary>
    public static int Next(this Span span, int start) => span switch
    {
        Span.Hour => start + 1,
        Span.Day => start + 24,
        _ => HourOf(TimeOf(start).AddMonths(1)),
    };
}
