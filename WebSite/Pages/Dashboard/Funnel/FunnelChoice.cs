using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using WebSite.Figures;
using FigurePeriod = WebSite.Figures.Period;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>What is looked at, as the address says: nothing in it tells of a person.</summary>
/// <param name="By">What is told apart.</param>
/// <param name="Key">Which of these; null for all.</param>
/// <param name="Days">The last so many days; null where <paramref name="Period"/> has other ends.</param>
/// <param name="Period">When.</param>
public sealed record FunnelChoice(FunnelBy By, string? Key, int? Days, FigurePeriod Period)
{
    /// <summary>The periods that are a click away.</summary>
    public static IReadOnlyList<int> AllDays { get; } = [1, 7, 30, 90, 365];

    private const int UsualDays = 30;

    /// <summary>Reads an address; what can't be read there is as if it weren't.</summary>
    public static FunnelChoice Of(string? by, string? key, int? days, string? from, string? to, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (first, last) = (Day(from), Day(to));
        var today = FigurePeriod.DayOf(now, zone);
        return first is { } begin && (last ?? today) is var end && begin <= end && end.DayNumber - begin.DayNumber < FigurePeriod.LongestDays
            ? new(FunnelBy.Of(by), Named(key), null, FigurePeriod.Between(begin, end, now, zone))
            : new(FunnelBy.Of(by), Named(key), Usual(days), FigurePeriod.OfDays(Usual(days), now, zone));
    }

    /// <summary>When, to end a sentence: <c>in the last 30 days</c>.</summary>
    public string When => Days switch
    {
        1 => "today",
        365 => "in the last year",
        { } days => $"in the last {days} days",
        null when Period.First == Period.Last => $"on {Say(Period.First)}",
        _ => $"from {Say(Period.First)} to {Say(Period.Last)}",
    };

    /// <summary>The same of the last so many days.</summary>
    public FunnelChoice WithDays(int days) => this with { Days = days };

    /// <summary>The funnel's address with this choice.</summary>
    public string Path => "/dashboard/funnel" + Query();

    /// <summary>The address of the list behind a number.</summary>
    public string ListOf(FunnelStage stage, FunnelStage? without = null)
    {
        var query = Query();
        query.Add("step", Steps.NameOf(stage));
        if (without is { } missed)
        {
            query.Add("without", Steps.NameOf(missed));
        }

        return "/dashboard/funnel/list" + query;
    }

    private QueryBuilder Query()
    {
        var query = new QueryBuilder { { "by", By.Name } };
        if (Key is not null)
        {
            query.Add("key", Key);
        }

        if (Days is { } days)
        {
            query.Add("days", days.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            query.Add("from", Period.First.ToString("O", CultureInfo.InvariantCulture));
            query.Add("to", Period.Last.ToString("O", CultureInfo.InvariantCulture));
        }

        return query;
    }

    private static int Usual(int? days) => days is { } asked && AllDays.Contains(asked) ? asked : UsualDays;

    private static string? Named(string? key) => string.IsNullOrEmpty(key) || key.Length > Model.FigureRow.LongestKey ? null : key;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Say(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
