using WebSite.Model;

namespace WebSite.Experiments;

/// <summary>What an experiment has found so far.</summary>
public sealed record Finding
{
    private Finding(ExperimentGoal goal, double difference, IReadOnlyList<VariantCount> counts, IReadOnlyList<int> weights, long planned)
    {
        (Goal, Wanted, Counts, Planned) = (goal, difference, counts, planned);
        Sessions = counts.Sum(c => c.Sessions);
        Reach = LookRule.Now(Sessions, planned, counts.Count - 1);
        OptIns = Comparison.Of([.. counts.Select(c => c.OptedIn)], Reach);
        Orders = Comparison.Of([.. counts.Select(c => c.Ordered)], Reach);
        Evenness = SampleRatio.Likelihood([.. counts.Select(c => c.Sessions)], weights);
    }

    public ExperimentGoal Goal { get; }

    /// <summary>The smallest difference that it is to find.</summary>
    public double Wanted { get; }

    /// <summary>Of each variant.</summary>
    public IReadOnlyList<VariantCount> Counts { get; }

    /// <summary>After so many sessions it is over.</summary>
    public long Planned { get; }

    /// <summary>So many were counted.</summary>
    public long Sessions { get; }

    /// <summary>How many standard errors intervals reach to either side, so far.</summary>
    public double Reach { get; }

    /// <summary>Opt-ins beside those of the first.</summary>
    public IReadOnlyList<Comparison> OptIns { get; }

    /// <summary>Orders beside those of the first.</summary>
    public IReadOnlyList<Comparison> Orders { get; }

    /// <summary>How likely chance alone makes a split that is at least as uneven.</summary>
    public double Evenness { get; }

    /// <summary>What it is to raise, beside that of the first.</summary>
    public IReadOnlyList<Comparison> Aimed => Goal == ExperimentGoal.OptIns ? OptIns : Orders;

    /// <summary>Whether as many as planned were counted.</summary>
    public bool IsOver => Sessions >= Planned;

    /// <summary>In one word.</summary>
    public FindingKind Kind =>
        Sessions == 0 ? FindingKind.Nobody
        : Evenness < SampleRatio.Rare ? FindingKind.Uneven
        : Aimed.Any(c => c.IsBetter) ? FindingKind.Better
        : Aimed.All(c => c.IsWorse) ? FindingKind.Worse
        : IsOver ? FindingKind.NoDifference
        : FindingKind.NotEnough;

    /// <summary>The best of those that are better; null where none is.</summary>
    public Comparison? Best => Aimed.Where(c => c.IsBetter).MaxBy(c => c.Difference);

    /// <summary>No difference larger than this is left, of one session.</summary>
    public double Left => Aimed.Max(c => Math.Max(Math.Abs(c.Likely.Low), Math.Abs(c.Likely.High)));

    /// <summary>Works it out.</summary>
    /// <param name="experiment">With its variants.</param>
    /// <param name="counts">Of each.</param>
    public static Finding Of(Experiment experiment, IReadOnlyList<VariantCount> counts)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(counts);
        return new(experiment.Goal, experiment.Difference, counts, [.. experiment.Variants.OrderBy(v => v.Number).Select(v => v.Weight)], experiment.Planned);
    }
}

/// <summary>What an experiment has found, in one word.</summary>
public enum FindingKind
{
    /// <summary>Nobody has come by yet.</summary>
    Nobody,

    /// <summary>Sessions aren't split as they should be, so that nothing can be said.</summary>
    Uneven,

    /// <summary>It goes on.</summary>
    NotEnough,

    /// <summary>A variant is better than the first.</summary>
    Better,

    /// <summary>All others are worse than the first.</summary>
    Worse,

    /// <summary>It is over, and none is better or all worse.</summary>
    NoDifference,
}
