using WebSite.Experiments;
using WebSite.Model;

namespace WebSite.Tests.Unit.Experiments;

/// <summary>
/// Many shops that look at their experiment every day. Where the variants are alike, few ever read that one is better; where one is, its lift lies within what
/// is said, and is found as often as was planned. Each has its seed.
/// </summary>
public class SimulationTests
{
    private const int Runs = 1000;
    private const double Usual = 0.06;
    private const double Wanted = 0.015;
    private const int Days = 30;

    private static readonly long Planned = ExperimentPlan.Sessions(Usual, Wanted, [1, 1]);

    [Fact]
    public void Of_two_alike_no_more_than_five_in_a_hundred_ever_look_different_by_daily_looks()
    {
        var all = Enumerable.Range(0, Runs).Select(seed => Run(seed, Usual, Usual)).ToList();
        var wrong = all.Count(run => run.Any(f => f.Kind is FindingKind.Better or FindingKind.Worse));
        Assert.InRange(wrong, 10, 0.05 * Runs);

        // With the usual interval, looked at as often, it is many more: that is why ours is wider.
        var usual = all.Count(run => run.Any(f => !f.Counts[1].OptedIn.LikelyDifference(f.Counts[0].OptedIn, 1.96).Has(0)));
        Assert.True(usual > 0.15 * Runs, $"{usual} of {Runs}");
    }

    [Fact]
    public void Of_four_alike_no_more_either()
    {
        var planned = ExperimentPlan.Sessions(Usual, Wanted, [1, 1, 1, 1]);
        var wrong = Enumerable.Range(0, Runs / 2).Count(seed => Run(seed, planned, Usual, Usual, Usual, Usual).Exists(f => f.Aimed.Any(c => c.IsBetter || c.IsWorse)));
        Assert.InRange(wrong, 1, 0.05 * Runs / 2);
    }

    [Fact]
    public void A_known_lift_lies_within_what_is_said_on_every_day_and_is_found()
    {
        var all = Enumerable.Range(0, Runs).Select(seed => Run(seed, Usual, Usual + Wanted)).ToList();
        Assert.InRange(all.Count(run => run.All(f => f.OptIns[0].Likely.Has(Wanted))), 0.95 * Runs, Runs - 1);
        Assert.InRange(all.Count(run => run.Exists(f => f.Kind == FindingKind.Better)), 0.77 * Runs, 0.88 * Runs); // Planned: 80 %.
        Assert.Equal(0, all.Count(run => run.Exists(f => f.Kind == FindingKind.Worse)));
    }

    [Fact]
    public void A_great_lift_is_found_long_before_the_end()
    {
        var found = Enumerable.Range(0, 200).Select(seed => Run(seed, Usual, Usual + 2 * Wanted).FindIndex(f => f.Kind == FindingKind.Better)).Order().ToList();
        Assert.InRange(found[100], 5, 2 * Days / 3);
    }

    [Fact]
    public void The_interval_of_each_variant_has_the_truth_95_times_in_100()
    {
        var has = Enumerable.Range(0, Runs).Count(seed => Run(seed, Usual, Usual)[^1].Counts[1].OptedIn.Likely(1.96).Has(Usual));
        Assert.InRange(has, 0.93 * Runs, 0.97 * Runs);
    }

    [Fact]
    public void An_even_split_never_looks_uneven_and_one_that_loses_a_tenth_does()
    {
        Assert.InRange(Enumerable.Range(0, Runs).Count(seed => Run(seed, Usual, Usual).Exists(f => f.Kind == FindingKind.Uneven)), 0, 0.01 * Runs);
        var lossy = Enumerable.Range(0, 100).Count(seed => Run(seed, Planned, [Usual, Usual], lost: 0.1)[^1].Kind == FindingKind.Uneven);
        Assert.InRange(lossy, 50, 100);
    }

    private static List<Finding> Run(int seed, params double[] rates) => Run(seed, Planned, rates);

    private static List<Finding> Run(int seed, long planned, params double[] rates) => Run(seed, planned, rates, 0);

    /// <summary>What is found at the end of each day.</summary>
    private static List<Finding> Run(int seed, long planned, double[] rates, double lost)
    {
        var random = new Random(seed);
        var experiment = Experiment.Begin(
            Placement.Cart, ExperimentGoal.OptIns, [.. rates.Select((_, n) => (new SpotLook { Headline = $"{n}" }, 1))], Wanted, (int)planned, DateTimeOffset.UnixEpoch, "bob@example.com");
        var counts = new VariantCount[rates.Length];
        List<Finding> days = [];
        for (var day = 0; day < Days; day++)
        {
            for (var n = planned / Days; n > 0; n--)
            {
                var variant = random.Next(rates.Length);
                if (variant == 0 || random.NextDouble() >= lost)
                {
                    counts[variant] += new VariantCount(1, random.NextDouble() < rates[variant] ? 1 : 0, 0);
                }
            }

            days.Add(Finding.Of(experiment, [.. counts]));
        }

        return days;
    }
}
