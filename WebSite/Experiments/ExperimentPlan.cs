using MathNet.Numerics.Distributions;

namespace WebSite.Experiments;

/// <summary>How many sessions an experiment takes.</summary>
public static class ExperimentPlan
{
    /// <summary>More would take a big shop years.</summary>
    public const int Most = 100_000_000;

    /// <summary>The sessions of all variants together.</summary>
    /// <param name="usual">Which part of them does it today.</param>
    /// <param name="difference">The smallest difference that is to be found.</param>
    /// <param name="weights">Of the variants; the others are compared with the first.</param>
    public static long Sessions(double usual, double difference, IReadOnlyList<int> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        double all = weights.Sum();
        var errors = LookRule.AtEnd(weights.Count - 1) + Normal.InvCDF(0, 1, LookRule.Power);
        var other = Math.Min(usual + difference, 0.999);
        return (long)Math.Ceiling(weights.Skip(1).Max(weight =>
            errors * errors * (usual * (1 - usual) * all / weights[0] + other * (1 - other) * all / weight) / (difference * difference)));
    }
}
