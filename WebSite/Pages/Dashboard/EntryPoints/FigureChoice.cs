using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Which figures a page shows: since when, and credited by which rule. Both stand in its address.</summary>
/// <param name="Period">Null for all time.</param>
/// <param name="Rule">The rule.</param>
public sealed record FigureChoice(Campaigns.Period? Period, AttributionRule Rule)
{
    /// <summary>What an address asks for; what it leaves out is as it is set.</summary>
    public static FigureChoice Of(int? days, int? window, string? touch, AttributionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(Campaigns.Period.Of(days), options.Choose(window, touch));
    }

    /// <summary>The rule in a sentence.</summary>
    public string Sentence => $"An order counts for the {(Rule.Touch == Touch.Last ? "last" : "first")} visit of its shopper in the {Of(Rule.Days)} before it. Cancelled orders don't count.";

    /// <summary>The address of the same page with another period.</summary>
    public string To(Campaigns.Period period) => (this with { Period = period }).Query;

    /// <summary>The address of the same page with another rule.</summary>
    public string To(int days, Touch touch) => (this with { Rule = AttributionRule.Find(days, touch)! }).Query;

    /// <summary>Days, as a merchant reads them.</summary>
    public static string Of(int days) => days == 1 ? "day" : $"{days} days";

    /// <summary>What it is in an address.</summary>
    public string Query => $"?{(Period is { } period ? $"days={period.Days}&" : "")}window={Rule.Days}&touch={(Rule.Touch == Touch.Last ? "last" : "first")}";
}
