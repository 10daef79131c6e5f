using System.Globalization;

namespace WebSite.Language;

/// <summary>Figures in words.</summary>
public static class Spell
{
    /// <summary>A long time, in whole hours or, from two days on, in whole days.</summary>
    public static string Duration(TimeSpan time) => time < TimeSpan.FromDays(2) ? Count((int)time.TotalHours, "hour") : Count((int)time.TotalDays, "day");

    /// <summary>A time within the next day: the hour and minute, in UTC, with the day where it is another.</summary>
    public static string Until(DateTimeOffset time, DateTimeOffset now) =>
        time.UtcDateTime.ToString(time.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm" : "d MMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>So many of something.</summary>
    public static string Count(int count, string noun) => $"{count} {Noun(count, noun)}";

    /// <summary>The noun for so many of something.</summary>
    public static string Noun(int count, string noun) => count == 1 ? noun : noun + "s";
}
