using System.Globalization;
using WebSite.Experiments;
using WebSite.Model;

namespace WebSite.Tests.Unit.Experiments;

/// <summary>What is said of an experiment's numbers.</summary>
public class FindingTests
{
    [Theory]
    [InlineData("0/0 0/0", "Nobody has come by yet.")]
    [InlineData("40/1000 48/1000", "Not enough yet: about 8 days more.")]
    [InlineData("200/5000 310/5000", "B is better than A by 1.2 to 3.2 opt-ins in 100 sessions.")]
    [InlineData("310/5000 200/5000", "B is worse than A by 1.2 to 3.2 opt-ins in 100 sessions.")]
    [InlineData("250/5000 255/5000", "No difference larger than 1.1 opt-ins in 100 sessions is left.")]
    [InlineData("200/4700 250/5300", "No verdict: the sessions aren't split as they should be.")]
    [InlineData("200/3400 210/3300 310/3300", "C is better than A by 1.9 to 5.1 opt-ins in 100 sessions.")]
    [InlineData("310/3400 200/3300 205/3300", "A is the best: each of the others is worse.")]
    public void The_sentence_is_made_of_them(string counts, string sentence)
    {
        VariantCount[] all = [.. counts.Split(' ').Select(one => one.Split('/')).Select(parts => new VariantCount(long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[0], CultureInfo.InvariantCulture), 0))];
        Assert.Equal(sentence, Reading(all, TimeSpan.FromDays(2)).Verdict());
    }

    [Fact]
    public void An_hour_tells_nothing_of_the_days_to_come()
    {
        Assert.Equal("Not enough yet.", Reading([new(30, 1, 0), new(30, 2, 0)], TimeSpan.FromMinutes(10)).Verdict());
        Assert.Equal("Not enough yet: about a day more.", Reading([new(4700, 200, 0), new(4700, 202, 0)], TimeSpan.FromDays(10)).Verdict());
    }

    [Fact]
    public void More_opt_ins_than_sessions_are_no_part_of_them() => Assert.Equal(1, new VariantCount(3, 5, 0).OptedIn.Part);

    private static ExperimentReading Reading(VariantCount[] counts, TimeSpan runs)
    {
        var experiment = Experiment.Begin(
            Placement.Cart, ExperimentGoal.OptIns, [.. counts.Select((_, n) => (new SpotLook { Headline = $"{n}" }, 1))], 0.01, 10_000, DateTimeOffset.UnixEpoch, "bob@example.com");
        return new(experiment, Finding.Of(experiment, counts), null, runs);
    }
}
