namespace WebSite.Experiments;

/// <summary>A variant beside the first.</summary>
/// <param name="Variant">Its number.</param>
/// <param name="Difference">What it has more, of one session.</param>
/// <param name="Likely">Where the true difference is likely to be.</param>
public sealed record Comparison(int Variant, double Difference, Interval Likely)
{
    /// <summary>Whether it is better, whatever chance did.</summary>
    public bool IsBetter => Likely.Low > 0;

    /// <summary>Whether it is worse, whatever chance did.</summary>
    public bool IsWorse => Likely.High < 0;

    /// <summary>Compares all with the first.</summary>
    /// <param name="parts">Of each variant.</param>
    /// <param name="z">How many standard errors intervals reach.</param>
    public static IReadOnlyList<Comparison> Of(IReadOnlyList<Proportion> parts, double z)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return [.. parts.Skip(1).Select((part, n) => new Comparison(n + 1, part.Part - parts[0].Part, double.IsInfinity(z) ? new(-1, 1) : part.LikelyDifference(parts[0], z)))];
    }
}
