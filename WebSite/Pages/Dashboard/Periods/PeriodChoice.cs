using System.Globalization;
using Period = WebSite.Figures.Period;

namespace WebSite.Pages.Dashboard.Periods;

/// <summary>The period that a merchant chose, as the address has it: <c>days=30</c>, or <c>from=2026-11-01&amp;to=2026-11-07</c>.</summary>
/// <param name="Period">It.</param>
/// <param name="Days">One of <see cref="All"/>, where it is one of these; else null.</param>
/// <param name="Fault">Why it isn't the one that was asked for, in a sentence; else null.</param>
public sealed record PeriodChoice(Period Period, int? Days, string? Fault)
{
    private const int Usual = 30;

    /// <summary>Those that can be chosen by a click; 1 is today.</summary>
    public static IReadOnlyList<int> All { get; } = [1, 7, 30, 90, 365];

    /// <summary>For an address: <c>days=30</c>.</summary>
    public string Query => Days is { } days ? $"days={days}" : string.Create(CultureInfo.InvariantCulture, $"from={Period.First:yyyy-MM-dd}&to={Period.Last:yyyy-MM-dd}");

    /// <summary>Its days, for instance <c>29 Oct – 27 Nov</c>.</summary>
    public string Dates => DatesOf(Period);

    /// <summary>Those of the period before.</summary>
    public string DatesBefore => DatesOf(Period.Before());

    /// <summary>What a choice is called.</summary>
    public static string Name(int days) => days == 1 ? "Today" : $"{days} days";

    /// <summary>Reads what the address says; without anything it is the last 30 days.</summary>
    public static PeriodChoice Read(int? days, string? from, string? to, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            var chosen = days is { } asked && All.Contains(asked) ? asked : Usual;
            return new(Period.OfDays(chosen, now, zone), chosen, null);
        }

        var today = Period.DayOf(now, zone);
        if (!TryDay(from, out var first) || !TryDay(to, out var last))
        {
            return Instead("Both days are needed, each with day, month and year.");
        }

        last = last > today ? today : last;
        return first > today ? Instead("That time is yet to come.")
            : last < first ? Instead("The first day has to be before the last.")
            : last.DayNumber - first.DayNumber >= Period.LongestDays ? Instead($"That is too long: {Period.LongestDays} days can be looked at together.")
            : new(Period.Between(first, last, now, zone), null, null);

        PeriodChoice Instead(string fault) => new(Period.OfDays(Usual, now, zone), Usual, $"{fault} These are the last {Usual} days.");
    }

    private static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year > 1970;

    private static string DatesOf(Period period)
    {
        var last = period.Last.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return period.Days == 1 ? last : $"{period.First.ToString(period.First.Year == period.Last.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture)} – {last}";
    }
}
