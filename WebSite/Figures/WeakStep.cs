namespace WebSite.Figures;

/// <summary>The step at which one thing loses most beside the whole.</summary>
/// <param name="Stage">The step that too few come to.</param>
/// <param name="Rate">Which part of the step before does.</param>
/// <param name="Usual">Which part does in the whole.</param>
/// <param name="Cost">How many opt-ins more there would be, about, if as many did; of ways in, how many replies.</param>
public sealed record WeakStep(FunnelStage Stage, double Rate, double Usual, double Cost)
{
    /// <summary>Fewer at the step before tell nothing.</summary>
    public const int Fewest = 20;

    /// <summary>What costs less is chance.</summary>
    private const double Least = 0.5;

    /// <summary>The one of a thing; null where no step is weaker, or too few came.</summary>
    public static WeakStep? Of(Funnel one, Funnel whole)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(whole);
        var usual = whole.Steps.Where(s => s.Rate is not null).ToDictionary(s => s.Stage, s => s.Rate!.Value);
        var end = one.By.IsOfSpots ? FunnelStage.Webhook : FunnelStage.Replied;
        var steps = one.Steps.Where(s => s.Before is not null && s.Stage <= end).ToList();
        WeakStep? weakest = null;
        foreach (var step in steps.Where(s => s is { Before: >= Fewest, Rate: not null } && usual.ContainsKey(s.Stage)))
        {
            var more = step.Before!.Value * (usual[step.Stage] - step.Rate!.Value);
            var cost = steps.Where(s => s.Stage > step.Stage).Aggregate(more, (left, s) => left * usual.GetValueOrDefault(s.Stage, 1));
            weakest = cost > (weakest?.Cost ?? Least) ? new(step.Stage, step.Rate.Value, usual[step.Stage], cost) : weakest;
        }

        return weakest;
    }
}
