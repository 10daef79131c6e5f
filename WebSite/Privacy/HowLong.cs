using WebSite.Language;

namespace WebSite.Privacy;

/// <summary>Times that things are kept for, in words.</summary>
public static class HowLong
{
    private const int Year = 365;

    /// <summary>In whole days, or years where it is some of 365 days. A part of a day counts as one, so that nothing is kept longer than it says.</summary>
    public static string Of(TimeSpan time)
    {
        var days = (int)Math.Ceiling(time.TotalDays);
        return days >= Year && days % Year == 0 ? Phrases.Count(days / Year, "{0} year|{0} years") : Phrases.Count(days, "{0} day|{0} days");
    }
}
