namespace WebSite.Privacy;

/// <summary>Times that things are kept for, in words.</summary>
public static class HowLong
{
    private const int Year = 365;

    /// <summary>In whole days, or years where it is some of 365 days. A part of a day counts as one, so that nothing is kept longer than it says.</summary>
    public static string Of(TimeSpan time)
    {
        var days = (int)Math.Ceiling(time.TotalDays);
        return days >= Year && days % Year == 0 ? Count(days / Year, "year") : Count(days, "day");
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
