using MathNet.Numerics.Distributions;

namespace WebSite.Experiments;

/// <summary>Whether sessions were split as they should be. Where they weren't, something loses those of one variant, and no comparison holds.</summary>
public static class SampleRatio
{
    /// <summary>A split that chance makes so rarely is none of chance's. It is looked at every day, so it has to be rare.</summary>
    public const double Rare = 0.0005;

    /// <summary>How likely chance alone makes a split that is at least as uneven: chi-square.</summary>
    /// <param name="sessions">Of each variant.</param>
    /// <param name="weights">What they should be like.</param>
    public static double Likelihood(IReadOnlyList<long> sessions, IReadOnlyList<int> weights)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(weights);
        double all = sessions.Sum();
        if (all == 0)
        {
            return 1;
        }

        var distance = sessions.Zip(weights, (count, weight) => (count, expected: all * weight / weights.Sum())).Sum(v => Math.Pow(v.count - v.expected, 2) / v.expected);
        return 1 - ChiSquared.CDF(sessions.Count - 1, distance);
    }
}
