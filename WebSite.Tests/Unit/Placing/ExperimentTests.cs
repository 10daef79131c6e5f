using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Tests.Unit.Placing;

/// <summary>What an experiment lets happen to it, and whom it shows what.</summary>
public class ExperimentTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
    private static readonly SpotLook Usual = new() { Plugins = SpotPlugins.Both };

    [Fact]
    public void It_begins_with_what_is_there_and_up_to_three_others()
    {
        var experiment = Begin(Usual, Usual with { Color = "white" }, Usual with { Headline = "Ask us" }, Usual with { Position = SpotPosition.Higher });
        Assert.Equal(["A", "B", "C", "D"], experiment.Variants.Select(v => v.Name));
        Assert.Equal(SpotPosition.Higher, experiment.Watch);
        Assert.True(experiment.IsRunning);
    }

    [Fact]
    public void One_alone_or_five_or_two_alike_are_none()
    {
        Assert.Throws<ArgumentException>(() => Begin(Usual));
        Assert.Throws<ArgumentException>(() => Begin([.. Enumerable.Range(0, 5).Select(n => Usual with { Headline = $"{n}" })]));
        Assert.Contains("B is the same as A", Assert.Throws<ArgumentException>(() => Begin(Usual, Usual with { })).Message, StringComparison.Ordinal);
        Assert.Contains("C is the same as B", Fault(ExperimentGoal.Orders, Usual, Usual with { IsOn = false }, Usual with { IsOn = false, Color = "white" }), StringComparison.Ordinal);
        Assert.Contains("switch", Fault(ExperimentGoal.Orders, Usual with { IsOn = false }, Usual), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("B: The headline has 81 characters", Fault(ExperimentGoal.OptIns, Usual, Usual with { Headline = new('x', 81) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_opts_in_where_nothing_is_shown()
    {
        Assert.Contains("raise orders", Fault(ExperimentGoal.OptIns, Usual, Usual with { IsOn = false }), StringComparison.Ordinal);
        Assert.Contains("ordered already", Assert.Single(Experiment.Faults(Placement.ThankYou, ExperimentGoal.Orders, [(Usual, 1), (Usual with { Color = "white" }, 1)])), StringComparison.Ordinal);
        Assert.Empty(Experiment.Faults(Placement.Cart, ExperimentGoal.Orders, [(Usual, 1), (Usual with { IsOn = false }, 1)]));
    }

    [Fact]
    public void It_is_stopped_once_and_applies_what_it_has()
    {
        var experiment = Begin(Usual, Usual with { Color = "white" });
        Assert.Throws<ArgumentOutOfRangeException>(() => experiment.Stop(2, At, "bob@example.com"));
        Assert.True(experiment.IsRunning);
        var edit = experiment.Stop(1, At.AddDays(9), "bob@example.com")!;
        Assert.Equal((Placement.Cart, "white", "bob@example.com"), (edit.Placement, edit.Look.Color, edit.By));
        Assert.Equal((At.AddDays(9), 1), (experiment.StoppedAt, experiment.Applied));
        Assert.Throws<InvalidOperationException>(() => experiment.Stop(null, At, "bob@example.com"));
        Assert.Null(Begin(Usual, Usual with { Color = "white" }).Stop(0, At, "bob@example.com")); // That is what is there.
    }

    [Fact]
    public void A_browser_always_sees_the_same_and_in_another_experiment_perhaps_another()
    {
        var (one, other) = (Begin(Usual, Usual with { Color = "white" }), Numbered(8, 1, 1));
        var browsers = Enumerable.Range(0, 1000).Select(n => BrowserHash.Of(BitConverter.GetBytes(n))).ToList();
        Assert.All(browsers, browser => Assert.Equal(one.VariantOf(browser, Key).Number, one.VariantOf(browser, Key).Number));
        Assert.InRange(browsers.Count(browser => Numbered(7, 1, 1).VariantOf(browser, Key).Number == other.VariantOf(browser, Key).Number), 400, 600);
    }

    [Fact]
    public void Who_does_not_know_the_key_knows_no_browsers_variant()
    {
        var browsers = Enumerable.Range(0, 1000).Select(n => BrowserHash.Of(BitConverter.GetBytes(n))).ToList();
        var experiment = Numbered(7, 1, 1);
        Assert.InRange(browsers.Count(browser => experiment.VariantOf(browser, Key).Number == experiment.VariantOf(browser, "another"u8).Number), 400, 600);
    }

    [Fact]
    public void The_split_stays_as_it_is_in_every_version()
    {
        // Refs and figures of running experiments hang on it.
        var browser = new BrowserHash(Convert.FromHexString("00112233445566778899aabb"));
        Assert.Equal([0.2161, 0.6454, 0.1607], Enumerable.Range(1, 3).Select(id => Math.Round(VariantSplit.PointOf(Key, id, browser), 4)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(9, 1)]
    public void Each_sees_its_part(params int[] weights)
    {
        var experiment = Numbered(3, weights);
        var random = new Random(1);
        var bytes = new byte[BrowserHash.Length];
        var counts = new long[weights.Length];
        for (var n = 0; n < 40_000; n++)
        {
            random.NextBytes(bytes);
            counts[experiment.VariantOf(new(bytes), Key).Number]++;
        }

        Assert.InRange(WebSite.Experiments.SampleRatio.Likelihood(counts, weights), 0.01, 1);
    }

    private static ReadOnlySpan<byte> Key => "a key of the site"u8;

    private static Experiment Begin(params SpotLook[] looks) => Experiment.Begin(Placement.Cart, ExperimentGoal.OptIns, [.. looks.Select(look => (look, 1))], 0.01, 1000, At, "bob@example.com");

    private static string Fault(ExperimentGoal goal, params SpotLook[] looks) => Assert.Single(Experiment.Faults(Placement.Cart, goal, [.. looks.Select(look => (look, 1))]));

    private static Experiment Numbered(int id, params int[] weights)
    {
        var experiment = new Experiment { Id = id, BegunBy = "bob@example.com" };
        experiment.Variants.AddRange(weights.Select((weight, n) => new ExperimentVariant { Number = n, Look = Usual, Weight = weight }));
        return experiment;
    }
}
