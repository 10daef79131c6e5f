namespace WebSite.Experiments;

/// <summary>So many of so many.</summary>
/// <param name="Hits">Of them it is true.</param>
/// <param name="Of">All.</param>
public readonly record struct Proportion(long Hits, long Of)
{
    /// <summary>Which part; 0 of none.</summary>
    public double Part => Of == 0 ? 0 : (double)Hits / Of;

    /// <summary>Where the true part is likely to be: Wilson's interval, which stays within 0 and 1 and is good with few hits, too.</summary>
    /// <param name="z">How many standard errors it reaches to either side.</param>
    public Interval Likely(double z)
    {
        if (Of == 0)
        {
            return Interval.All;
        }

        var (n, p, square) = ((double)Of, Part, z * z);
        var middle = (p + square / (2 * n)) / (1 + square / n);
        var reach = z / (1 + square / n) * Math.Sqrt(p * (1 - p) / n + square / (4 * n * n));
        return new(Math.Max(0, middle - reach), Math.Min(1, middle + reach));
    }

    /// <summary>Where the true difference of two parts is likely to be: Newcombe's interval, made of both Wilson intervals.</summary>
    /// <param name="from">What is taken away from this one.</param>
    /// <param name="z">How many standard errors it reaches to either side.</param>
    public Interval LikelyDifference(Proportion from, double z)
    {
        if (Of == 0 || from.Of == 0)
        {
            return new(-1, 1);
        }

        var (a, b, difference) = (Likely(z), from.Likely(z), Part - from.Part);
        return new(
            difference - Root(Part - a.Low, b.High - from.Part),
            difference + Root(a.High - Part, from.Part - b.Low));

        static double Root(double one, double other) => Math.Sqrt(one * one + other * other);
    }
}

/// <summary>From one number to another.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Any part.</summary>
    public static Interval All { get; } = new(0, 1);

    /// <summary>Whether a number lies in it.</summary>
    public bool Has(double number) => Low <= number && number <= High;
}
