using System.Globalization;
using WebSite.Model;

namespace WebSite.Experiments;

/// <summary>What an experiment has found, in sentences that are made of its numbers.</summary>
public static class FindingWords
{
    private const double Hundred = 100;

    /// <summary>In a sentence.</summary>
    public static string Verdict(this ExperimentReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var (finding, goal) = (reading.Finding, reading.Experiment.Goal.Words());
        return finding.Kind switch
        {
            FindingKind.Nobody => "Nobody has come by yet.",
            FindingKind.Uneven => "No verdict: the sessions aren't split as they should be.",
            FindingKind.Better => Better(finding.Best!, goal),
            FindingKind.Worse when finding.Aimed.Count == 1 => Worse(finding.Aimed[0], goal),
            FindingKind.Worse => "A is the best: each of the others is worse.",
            FindingKind.NoDifference when finding.Aimed.Any(c => c.IsWorse) => $"None is better than A. {string.Join(' ', finding.Aimed.Where(c => c.IsWorse).Select(c => Worse(c, goal)))}",
            FindingKind.NoDifference => $"No difference larger than {PerHundred(finding.Left)} {goal} in 100 sessions is left.",
            _ when !reading.Experiment.IsRunning => "It was stopped before there was enough to tell.",
            _ => reading.DaysMore is { } days ? $"Not enough yet: {Days(days)} more." : "Not enough yet.",
        };
    }

    /// <summary>How a variant compares, for its line in the table.</summary>
    public static string Words(this Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var (low, high) = (comparison.Likely.Low, comparison.Likely.High);
        return low <= -1 && high >= 1 ? "too few yet" : $"{Signed(low)} to {Signed(high)} in 100";
    }

    /// <summary>A part of one session as so many in 100: <c>1.2</c>.</summary>
    public static string PerHundred(double part) => (part * Hundred).ToString(Math.Abs(part) < 0.001 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    /// <summary>About so many days.</summary>
    public static string Days(int days) => days switch
    {
        1 => "about a day",
        <= 60 => $"about {days} days",
        <= 730 => $"about {(days + 15) / 30} months",
        <= 3650 => $"about {(days + 182) / 365} years",
        _ => "more than ten years",
    };

    private static string Better(Comparison best, string goal) =>
        $"{ExperimentVariant.NameOf(best.Variant)} is better than A by {PerHundred(best.Likely.Low)} to {PerHundred(best.Likely.High)} {goal} in 100 sessions.";

    private static string Worse(Comparison one, string goal) =>
        $"{ExperimentVariant.NameOf(one.Variant)} is worse than A by {PerHundred(-one.Likely.High)} to {PerHundred(-one.Likely.Low)} {goal} in 100 sessions.";

    private static string Signed(double part) => part < 0 ? "−" + PerHundred(-part) : "+" + PerHundred(part);
}
