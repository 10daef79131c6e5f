using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Which figures a page shows: of how many days, and credited by which rule. Both stand in its address.</summary>
/// <param name="Days">The last so many, today among them; null for all time.</param>
/// <param name="Rule">The rule.</param>
public sealed record FigureChoice(int? Days, AttributionRule Rule)
{
    private const int UsualDays = 30;

    /// <summary>The days that can be chosen.</summary>
    public static IReadOnlyList<int> AllDays { get; } = [7, 30, 90, 365];

    /// <summary>What an address asks for; what it leaves out is as it is set.</summary>
    public static FigureChoice Of(int? days, int? window, string? touch, AttributionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(days is { } asked && AllDays.Contains(asked) ? asked : UsualDays, options.Choose(window, touch));
    }

    /// <summary>When that is, by the merchant's days.</summary>
    public Period Period(DateTimeOffset now, TimeZoneInfo zone) => Days is { } days ? Figures.Period.OfDays(days, now, zone) : Figures.Period.Ever(now, zone);

    /// <summary>The days in words, to follow "in": <c>the last 30 days</c>.</summary>
    public string Words => Say(Days ?? UsualDays);

    /// <summary>So many days in words.</summary>
    public static string Say(int days) => days == 365 ? "the last year" : $"the last {days} days";

    /// <summary>The rule in a sentence.</summary>
    public string Sentence => $"An order counts for the {(Rule.Touch == Touch.Last ? "last" : "first")} visit of its shopper in the {Of(Rule.Days)} before it. Cancelled orders don't count.";

    /// <summary>The address of the same page with another period.</summary>
    public string To(int days) => (this with { Days = days }).Query;

    /// <summary>The address of the same page with another rule.</summary>
    public string To(int days, Touch touch) => (this with { Rule = AttributionRule.Find(days, touch)! }).Query;

    /// <summary>Days, as a merchant reads them.</summary>
    public static string Of(int days) => days == 1 ? "day" : $"{days} days";

    /// <summary>What it is in an address.</summary>
    public string Query => $"?{(Days is { } days ? $"days={days}&" : "")}window={Rule.Days}&touch={(Rule.Touch == Touch.Last ? "last" : "first")}";
}
