using WebSite.Model;

namespace WebSite.Experiments;

/// <summary>An experiment that a merchant would like to begin.</summary>
/// <param name="Placement">Where.</param>
/// <param name="Goal">What it is to raise.</param>
/// <param name="Variants">The first is what is there now.</param>
/// <param name="Difference">The smallest difference worth finding, of one session.</param>
/// <param name="Usual">How it is today.</param>
public sealed record ExperimentWish(Placement Placement, ExperimentGoal Goal, IReadOnlyList<(SpotLook Look, int Weight)> Variants, double Difference, UsualRate Usual)
{
    private const double Smallest = 0.0001;

    /// <summary>How many sessions it would take; 0 where that can't be said.</summary>
    public long Sessions => IsFindable && Variants.Count > 1 && Variants.All(v => v.Weight is >= 1 and <= Experiment.LargestWeight) ? ExperimentPlan.Sessions(Part, Difference, [.. Variants.Select(v => v.Weight)]) : 0;

    /// <summary>How many days, by how many come today; null where nobody does.</summary>
    public int? Days => Usual.SessionsADay > 0 && Sessions > 0 ? (int)Math.Min(int.MaxValue, Math.Ceiling(Sessions / Usual.SessionsADay)) : null;

    private double Part => Usual.Of(Goal).Part;

    private bool IsFindable => Difference is >= Smallest and < 0.5;

    /// <summary>What is wrong, each in a sentence; empty when nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var fault in Experiment.Faults(Placement, Goal, Variants))
        {
            yield return fault;
        }

        if (!IsFindable)
        {
            yield return "The smallest difference worth finding has to be from 0.01 to 50 in 100 sessions.";
        }
        else if (Sessions > ExperimentPlan.Most)
        {
            yield return $"That would take {Sessions:N0} sessions. Look for a larger difference.";
        }
    }
}
