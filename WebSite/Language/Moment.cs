namespace WebSite.Language;

/// <summary>Points in time for shoppers, in UTC: where scripts run, <c>data-local</c> puts the reader's own clock in their place.</summary>
public static class Moment
{
    /// <summary>For instance <c>28 November 2026</c>.</summary>
    public static string Day(DateTimeOffset at) => Write(at, Phrases.Say("d MMMM yyyy"));

    /// <summary>For instance <c>28 November, 05:10 UTC</c>.</summary>
    public static string DayAndTime(DateTimeOffset at) => Write(at, Phrases.Say("d MMMM, HH:mm 'UTC'"));

    /// <summary>For instance <c>28 November 2026, 05:10 UTC</c>.</summary>
    public static string YearAndTime(DateTimeOffset at) => Write(at, Phrases.Say("d MMMM yyyy, HH:mm 'UTC'"));

    /// <summary>For instance <c>05:10:22 UTC, 28 November</c>.</summary>
    public static string TimeAndDay(DateTimeOffset at) => Write(at, Phrases.Say("HH:mm:ss 'UTC', d MMMM"));

    private static string Write(DateTimeOffset at, string pattern) => at.UtcDateTime.ToString(pattern, ShopLanguage.Current.Culture);
}
