using System.Globalization;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>How a figure compares with the one before.</summary>
/// <param name="Words">For the merchant, for instance <c>12 % more</c>; empty where there was nothing to compare with.</param>
/// <param name="Direction">More: 1; fewer: -1; as many: 0.</param>
/// <param name="IsGood">Whether that is good; null where it is neither.</param>
public sealed record Change(string Words, int Direction, bool? IsGood)
{
    private const string NoChange = "no change";
    private const string AboutTheSame = "about the same";

    /// <summary>Of so few a percentage says more than there is to say.</summary>
    private const int FewestForPercent = 10;

    /// <summary>Compares.</summary>
    /// <param name="metric">What.</param>
    /// <param name="now">As it is.</param>
    /// <param name="before">As it was.</param>
    public static Change Of(Metric metric, decimal? now, decimal? before)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (now is not { } value || before is not { } old)
        {
            return new("", 0, null);
        }

        var (direction, words) = (value.CompareTo(old), metric.Unit == MetricUnit.Share ? Points((value - old) * 100) : InWords(metric, value, old));
        return words is NoChange or AboutTheSame ? new(words, 0, null) : new(words, direction, direction == 0 ? null : direction > 0 != metric.IsLoss);
    }

    private static string InWords(Metric metric, decimal value, decimal old) =>
        old == 0 ? "" // A percentage of nothing is none; that there was nothing stands beside it.
        : value == old ? NoChange
        : metric.Unit == MetricUnit.Count && (old < FewestForPercent || value == 0) ? Difference(value - old)
        : Relative(metric, value / old);

    private static string Points(decimal by) =>
        by == 0 ? NoChange : Math.Abs(by) < 0.05m ? AboutTheSame : string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(by):0.0} points {(by > 0 ? "up" : "down")}");

    private static string Difference(decimal by) => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(by):N0} {(by > 0 ? "more" : "fewer")}");

    private static string Relative(Metric metric, decimal ratio)
    {
        var percent = Math.Round(Math.Abs(ratio - 1) * 100, MidpointRounding.AwayFromZero);
        return ratio >= 3 ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.#} times as {(metric.Unit == MetricUnit.Money ? "much" : "many")}")
            : percent == 0 ? AboutTheSame
            : string.Create(CultureInfo.InvariantCulture, $"{percent:0}\u00a0% {(ratio > 1 ? "more" : metric.Unit == MetricUnit.Money ? "less" : "fewer")}");
    }
}
