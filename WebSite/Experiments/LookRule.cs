using MathNet.Numerics.Distributions;

namespace WebSite.Experiments;

/// <summary>
/// How far an interval reaches, so that it may be looked at every day. The limit is O'Brien's and Fleming's for somebody who looks all the time: with so much
/// of the planned sessions counted as t says, a difference has to be b/√t standard errors. That a random walk ever gets that far before the end is no likelier
/// than 5 %: twice as likely, at the most, as that it ends there (reflection), for either side. docs/experiments.md.
/// </summary>
public static class LookRule
{
    /// <summary>How often chance alone may look like a difference, in all looks and comparisons of an experiment together.</summary>
    public const double Chance = 0.05;

    /// <summary>How often the difference that an experiment was planned for is found.</summary>
    public const double Power = 0.8;

    /// <summary>How many standard errors at the planned end. Each further variant is one comparison more, and they share what chance may do (Bonferroni).</summary>
    /// <param name="comparisons">How many variants are compared with the first.</param>
    public static double AtEnd(int comparisons) => Normal.InvCDF(0, 1, 1 - Chance / (4 * comparisons));

    /// <summary>How many standard errors now.</summary>
    /// <param name="sessions">So many are counted.</param>
    /// <param name="planned">So many are planned.</param>
    /// <param name="comparisons">How many variants are compared with the first.</param>
    public static double Now(long sessions, long planned, int comparisons) =>
        sessions <= 0 ? double.PositiveInfinity : AtEnd(comparisons) / Math.Sqrt(Math.Min(1, (double)sessions / planned));
}
