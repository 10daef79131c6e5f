using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// Two to four ways to show a placement, each to its part of the sessions, until a merchant stops it. How long it takes is settled when it begins:
/// docs/experiments.md says why.
/// </summary>
public sealed class Experiment : IEntityTypeConfiguration<Experiment>
{
    private DateTimeOffset? _stoppedAt;
    private string? _stoppedBy;
    private int? _applied;

    /// <summary>The heaviest weight of a variant.</summary>
    public const int LargestWeight = 9;

    public int Id { get; init; }

    public Placement Placement { get; init; }

    public ExperimentGoal Goal { get; init; }

    /// <summary>The smallest difference that it is to find: a part of the sessions, from 0 to 1.</summary>
    public double Difference { get; init; }

    /// <summary>After so many sessions it is over: what comes later doesn't change what it found.</summary>
    public int Planned { get; init; }

    public DateTimeOffset BegunAt { get; init; }

    /// <summary>The merchant, by e-mail address as it was then.</summary>
    public required string BegunBy { get; init; }

    /// <summary>When it was stopped; null while it runs.</summary>
    public DateTimeOffset? StoppedAt { get => _stoppedAt; init => _stoppedAt = value; }

    /// <inheritdoc cref="BegunBy"/>
    public string? StoppedBy { get => _stoppedBy; init => _stoppedBy = value; }

    /// <summary>The number of the variant that was applied at the stop; null for none.</summary>
    public int? Applied { get => _applied; init => _applied = value; }

    /// <summary>In the order of their numbers.</summary>
    public List<ExperimentVariant> Variants { get; } = [];

    public bool IsRunning => StoppedAt is null;

    /// <summary>
    /// Where its sessions are seen to come by: the highest place of any variant, above which all of them look alike. So what a variant shows changes
    /// nothing about who is counted.
    /// </summary>
    public SpotPosition Watch => Variants.Where(v => v.Look.IsOn).Max(v => v.Look.Position);

    /// <summary>What is wrong with variants, each in a sentence; empty when nothing is.</summary>
    public static IEnumerable<string> Faults(Placement placement, ExperimentGoal goal, IReadOnlyList<(SpotLook Look, int Weight)> variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        if (variants.Count is < 2 or > VariantMark.Most)
        {
            yield return $"An experiment has two to {VariantMark.Most} variants.";
            yield break;
        }

        if (!variants[0].Look.IsOn)
        {
            yield return "The placement is off. Switch it on first: the first variant is what is there now.";
        }

        for (var n = 0; n < variants.Count; n++)
        {
            var (look, weight) = variants[n];
            var name = ExperimentVariant.NameOf(n);
            foreach (var (_, message) in look.IsOn ? look.Faults(placement) : [])
            {
                yield return $"{name}: {message}";
            }

            if (weight is < 1 or > LargestWeight)
            {
                yield return $"{name}: its weight has to be from 1 to {LargestWeight}.";
            }

            if (variants.Take(n).Select((v, i) => (v.Look, i)).FirstOrDefault(v => IsAlike(v.Look, look)) is { Look: not null } same)
            {
                yield return $"{name} is the same as {ExperimentVariant.NameOf(same.i)}. Change something, or leave it out.";
            }
        }

        if (goal == ExperimentGoal.Orders && placement == Placement.ThankYou)
        {
            yield return "Who sees this placement has ordered already. Let the experiment raise opt-ins.";
        }

        if (goal == ExperimentGoal.OptIns && variants.Any(v => !v.Look.IsOn))
        {
            yield return "Nobody can opt in where nothing is shown. To learn what the spot is worth, let the experiment raise orders.";
        }
    }

    /// <summary>Begins one.</summary>
    /// <param name="placement">Where.</param>
    /// <param name="goal">What it is to raise.</param>
    /// <param name="variants">Without <see cref="Faults"/>; the first is what is there now.</param>
    /// <param name="difference">The smallest difference that it is to find, above 0 and below 1.</param>
    /// <param name="planned">After how many sessions it is over.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who.</param>
    /// <exception cref="ArgumentException">Something is wrong with it.</exception>
    internal static Experiment Begin(
        Placement placement, ExperimentGoal goal, IReadOnlyList<(SpotLook Look, int Weight)> variants, double difference, int planned, DateTimeOffset at, string by)
    {
        if (Faults(placement, goal, variants).FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(variants));
        }

        if (difference is not (> 0 and < 1) || planned < 1)
        {
            throw new ArgumentException("An experiment is planned to find a difference between nothing and all, in some sessions.", nameof(difference));
        }

        var experiment = new Experiment { Placement = placement, Goal = goal, Difference = difference, Planned = planned, BegunAt = at, BegunBy = by };
        experiment.Variants.AddRange(variants.Select((v, n) => new ExperimentVariant { Number = n, Look = v.Look, Weight = v.Weight }));
        return experiment;
    }

    /// <summary>Stops it; with a variant, that is what stands there from now on.</summary>
    /// <returns>The change of the placement; null without one.</returns>
    /// <exception cref="InvalidOperationException">It was stopped before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It has no such variant.</exception>
    internal PlacementEdit? Stop(int? apply, DateTimeOffset at, string by)
    {
        if (!IsRunning)
        {
            throw new InvalidOperationException("The experiment was stopped before.");
        }

        var variant = apply is null ? null : Variants.Find(v => v.Number == apply) ?? throw new ArgumentOutOfRangeException(nameof(apply), apply, "The experiment has no such variant.");
        (_stoppedAt, _stoppedBy, _applied) = (at, by, apply);
        return variant is null or { Number: 0 } ? null : PlacementEdit.Of(Placement, variant.Look, at, by, Id);
    }

    /// <summary>The variant that a browser sees, always the same.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="key">The site's, so that nobody else can tell which one it is.</param>
    public ExperimentVariant VariantOf(BrowserHash browser, ReadOnlySpan<byte> key)
    {
        var point = VariantSplit.PointOf(key, Id, browser) * Variants.Sum(v => v.Weight);
        foreach (var variant in Variants.OrderBy(v => v.Number))
        {
            if (point < variant.Weight)
            {
                return variant;
            }

            point -= variant.Weight;
        }

        return Variants.MaxBy(v => v.Number)!; // The sum's last bit was rounded.
    }

    /// <summary>Whether shoppers can't tell one from the other.</summary>
    private static bool IsAlike(SpotLook one, SpotLook other) => one.IsOn == other.IsOn && (!one.IsOn || one == other);

    public void Configure(EntityTypeBuilder<Experiment> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Ignore(e => e.IsRunning);
        builder.Ignore(e => e.Watch);
        builder.HasIndex(e => e.Placement).IsUnique().HasFilter("\"StoppedAt\" IS NULL"); // One at a time.
        builder.Property(e => e.BegunBy).HasMaxLength(254);
        builder.Property(e => e.StoppedBy).HasMaxLength(254);
    }
}
