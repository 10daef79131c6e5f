using Messenger.AspNetCore.Hosting;

namespace Messenger.AspNetCore.Tests.Hosting;

public class BackoffTests
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(7, 128)]
    [InlineData(10, 600)]
    [InlineData(int.MaxValue, 600)]
    public void It_grows_each_time_up_to_the_longest(int times, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Pauses.After(times));

    [Fact]
    public void Chance_makes_it_half_as_long_to_one_and_a_half_times_as_long() =>
        Assert.Equal([TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(12)], [Pauses.After(3, chance: 0), Pauses.After(3, chance: 1)]);

    [Fact]
    public void It_is_never_less_than_what_the_other_side_asked_for() =>
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromSeconds(2)], [Pauses.After(1, asked: TimeSpan.FromHours(1)), Pauses.After(1, asked: TimeSpan.FromSeconds(1))]);
}
