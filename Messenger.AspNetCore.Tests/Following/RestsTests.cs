using Messenger.AspNetCore.Following;

namespace Messenger.AspNetCore.Tests.Following;

/// <summary>Storing comes first when more is stored than a follower can take; else the follower keeps up.</summary>
public class RestsTests
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData(5_000, 0.5)] // It can take 256 in 30 ms, some 8,500 a second.
    [InlineData(8_500, 0.5)]
    [InlineData(10_000, 0.5)] // That may be chance.
    [InlineData(12_000, 4)]
    [InlineData(25_000, 4)]
    public void It_rests_long_only_when_it_could_not_keep_up(int storedPerSecond, double rests)
    {
        var (follower, rest) = (new Follower(), TimeSpan.Zero);
        for (var seconds = 0; seconds < 4; seconds++)
        {
            rest = follower.TakeASecond(storedPerSecond);
        }

        Assert.Equal(Batch * rests, rest);
    }

    [Fact]
    public void A_burst_of_a_second_is_no_rush()
    {
        var follower = new Follower();
        follower.TakeASecond(25_000);
        Assert.Equal(Batch * 0.5, follower.TakeASecond(8_000));
    }

    [Fact]
    public void When_the_rush_is_over_it_catches_up_at_once()
    {
        var follower = new Follower();
        follower.TakeASecond(25_000);
        follower.TakeASecond(25_000);
        Assert.Equal(Batch * 4, follower.TakeASecond(25_000));
        Assert.Equal(Batch * 0.5, follower.Take(stored: 0));
    }

    [Fact]
    public void A_slow_batch_keeps_nobody_waiting_for_long()
    {
        var rests = new Rests();
        Assert.Equal(TimeSpan.FromMilliseconds(50), rests.After(256, TimeSpan.FromSeconds(2), 100, TimeSpan.FromSeconds(0.5)));
        rests.After(256, TimeSpan.FromSeconds(2), 1_000_000, TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromMilliseconds(250), rests.After(256, TimeSpan.FromSeconds(2), 2_000_000, TimeSpan.FromSeconds(4)));
    }

    /// <summary>Takes full batches, with the rests between them that it is told.</summary>
    private sealed class Follower
    {
        private readonly Rests _rests = new();
        private TimeSpan _now;
        private double _stored;
        private TimeSpan _rest;

        public TimeSpan TakeASecond(int storedPerSecond)
        {
            for (var end = _now + TimeSpan.FromSeconds(1); _now < end;)
            {
                Take(storedPerSecond * (Batch + _rest).TotalSeconds);
            }

            return _rest;
        }

        public TimeSpan Take(double stored)
        {
            _now += _rest + Batch;
            _stored += stored;
            return _rest = _rests.After(256, Batch, (long)_stored, _now);
        }
    }
}
