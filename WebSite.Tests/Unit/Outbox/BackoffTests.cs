using WebSite.Outbox;

namespace WebSite.Tests.Unit.Outbox;

public class BackoffTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(7, 128)]
    [InlineData(10, 600)]
    [InlineData(int.MaxValue, 600)]
    public void It_doubles_each_time_up_to_the_longest(int times, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(times, Longest, chance: 0.5));

    [Fact]
    public void Chance_makes_it_half_as_long_to_one_and_a_half_times_as_long() =>
        Assert.Equal([TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(12)], [Backoff.After(3, Longest, chance: 0), Backoff.After(3, Longest, chance: 1)]);

    [Fact]
    public void It_is_never_less_than_what_the_other_side_asked_for() =>
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromSeconds(2)], [Backoff.After(1, Longest, chance: 0.5, TimeSpan.FromHours(1)), Backoff.After(1, Longest, chance: 0.5, TimeSpan.FromSeconds(1))]);
}
