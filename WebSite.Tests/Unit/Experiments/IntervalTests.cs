using WebSite.Experiments;

namespace WebSite.Tests.Unit.Experiments;

/// <summary>Intervals beside those in Newcombe's papers of 1998, and what an experiment takes beside what is known of it.</summary>
public class IntervalTests
{
    private const double Usual = 1.959964;

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons(long hits, long of, double low, double high)
    {
        var likely = new Proportion(hits, of).Likely(Usual);
        Assert.Equal((low, high), (Math.Round(likely.Low, 4), Math.Round(likely.High, 4)));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void Newcombes(long hits, long of, long fromHits, long from, double low, double high)
    {
        var likely = new Proportion(hits, of).LikelyDifference(new(fromHits, from), Usual);
        Assert.Equal((low, high), (Math.Round(likely.Low, 4), Math.Round(likely.High, 4)));
    }

    [Fact]
    public void Of_none_nothing_is_known()
    {
        Assert.Equal(new Interval(0, 1), new Proportion(0, 0).Likely(Usual));
        Assert.Equal(new Interval(-1, 1), new Proportion(1, 2).LikelyDifference(new(0, 0), Usual));
    }

    [Fact]
    public void It_reaches_far_at_first_and_never_further_than_planned()
    {
        Assert.Equal(2.2414, LookRule.AtEnd(1), 4);
        Assert.Equal(2.6383, LookRule.AtEnd(3), 4);
        Assert.Equal(2 * LookRule.AtEnd(1), LookRule.Now(250, 1000, 1), 10);
        Assert.Equal(LookRule.AtEnd(1), LookRule.Now(5000, 1000, 1), 10);
        Assert.Equal(double.PositiveInfinity, LookRule.Now(0, 1000, 1));
    }

    [Fact]
    public void Half_the_difference_takes_four_times_as_long_and_more_variants_or_an_uneven_split_longer()
    {
        var one = ExperimentPlan.Sessions(0.05, 0.01, [1, 1]);
        Assert.InRange(one, 19_500, 20_500); // (2.2414 + 0.8416)² (0.0475 + 0.0564) 2 / 0.0001
        Assert.InRange((double)ExperimentPlan.Sessions(0.05, 0.005, [1, 1]) / one, 3.6, 4.2);
        Assert.True(ExperimentPlan.Sessions(0.05, 0.01, [1, 1, 1]) > 1.5 * one);
        Assert.True(ExperimentPlan.Sessions(0.05, 0.01, [9, 1]) > 2.5 * one);
    }

    [Theory]
    [InlineData(5000, 5000, 1.0)]
    [InlineData(5100, 4900, 0.0455)]
    [InlineData(5200, 4800, 0.0001)]
    public void An_uneven_split_is_noticed(long one, long other, double likelihood) => Assert.Equal(likelihood, SampleRatio.Likelihood([one, other], [1, 1]), 4);
}
