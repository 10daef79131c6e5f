using WebSite.Model;

namespace WebSite.Figures;

/// <summary>
/// A time that figures are told of: from one local midnight to another, or to now. Figures are kept by the hour, so it begins and ends on whole hours of
/// UTC: in a time zone that is half an hour off (India), its days begin half an hour early.
/// </summary>
/// <param name="From">Its first hour, in hours since 1970.</param>
/// <param name="To">The hour after its last.</param>
/// <param name="First">Its first day, in the merchant's time zone.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Zone">The merchant's time zone.</param>
public sealed record Period(int From, int To, DateOnly First, DateOnly Last, TimeZoneInfo Zone)
{
    /// <summary>The longest, in days.</summary>
    public const int LongestDays = 3660;

    /// <summary>How many days it has.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether its days begin on whole hours of UTC, so that nothing of a neighbouring day is in it.</summary>
    public bool IsExact => Zone.GetUtcOffset(Spans.TimeOf(From)).Minutes == 0 && Zone.GetUtcOffset(Spans.TimeOf(To)).Minutes == 0;

    /// <summary>The last days up to now, today among them.</summary>
    public static Period OfDays(int days, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DayOf(now, zone);
        return Between(today.AddDays(1 - days), today, now, zone);
    }

    /// <summary>All time up to now.</summary>
    public static Period Ever(DateTimeOffset now, TimeZoneInfo zone) =>
        new(0, Spans.HourOf(now) + 1, DateOnly.FromDateTime(DateTime.UnixEpoch), DayOf(now, zone), zone);

    /// <summary>From one day to another, both among them. What is yet to come isn't.</summary>
    /// <exception cref="ArgumentException">It ends before it begins, or is longer than <see cref="LongestDays"/>.</exception>
    public static Period Between(DateOnly first, DateOnly last, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (last < first || last.DayNumber - first.DayNumber >= LongestDays)
        {
            throw new ArgumentException($"A period begins before it ends, and has {LongestDays} days at most.");
        }

        var from = HourAt(first, zone);
        return new(from, Math.Max(from, Math.Min(HourAt(last.AddDays(1), zone), Spans.HourOf(now) + 1)), first, last, zone);
    }

    /// <summary>The one of the same days before it. Where this one isn't over, that one ends as far into the same of its days, so that like is compared with like.</summary>
    public Period Before()
    {
        var (first, last) = (First.AddDays(-Days), First.AddDays(-1));
        var from = HourAt(first, Zone);
        if (To == HourAt(Last.AddDays(1), Zone) || To == From)
        {
            return new(from, To == From ? from : From, first, last, Zone);
        }

        // By the clock, not by hours: clocks may be changed in one of the two.
        var day = DayOf(Spans.TimeOf(To).AddTicks(-1), Zone);
        var (start, next) = (HourAt(day.AddDays(-Days), Zone), HourAt(day.AddDays(1 - Days), Zone));
        return new(from, Math.Min(start + To - HourAt(day, Zone), next), first, last, Zone);
    }

    /// <summary>The same to the end of its last day.</summary>
    public Period Whole() => this with { To = HourAt(Last.AddDays(1), Zone) };

    /// <summary>The day on which a time is, where the merchant is.</summary>
    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The hour with which a day begins, where the merchant is. Where clocks skip midnight it is the first that there is.</summary>
    internal static int HourAt(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        // Where clocks show midnight twice, the day begins with the first.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return Spans.HourOf(new DateTimeOffset(midnight, offset));
    }
}
