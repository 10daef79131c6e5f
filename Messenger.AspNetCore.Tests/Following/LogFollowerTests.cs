using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Messenger.AspNetCore.Tests.Following;

public class LogFollowerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_taken_in_order_each_once_and_in_batches()
    {
        using var follower = new Follower(new ManualClock(), last: 1000);
        await follower.StartAsync(Cancel);
        await follower.Taken.WaitAsync(Patience.Most, Cancel);
        await follower.StopAsync(Cancel);

        Assert.Equal(Enumerable.Range(1, 1000).Select(id => (long)id), follower.All);
        Assert.Equal([256, 256, 256, 232], follower.Batches);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(400)]
    public async Task One_that_cannot_be_taken_is_tried_five_times_and_set_aside_and_all_others_are_taken_in_order(long poison)
    {
        var clock = new ManualClock();
        using var follower = new Follower(clock, last: 400, poison);
        await follower.StartAsync(Cancel);
        await follower.Taken.WaitAsync(Patience.Most, Cancel);
        Assert.Equal(Enumerable.Range(1, 400).Select(id => (long)id).Where(id => id != poison), follower.All);

        // After 1, 5, 25 and 125 seconds.
        var began = clock.GetUtcNow();
        await clock.PassUntilAsync(follower.SetAside, TimeSpan.FromMinutes(5), Cancel);
        await follower.StopAsync(Cancel);
        Assert.Equal([poison], follower.Blamed);
        Assert.Equal([1, 6, 31, 156], follower.Tries.Skip(1).Select(at => (int)(at - began).TotalSeconds));
    }

    [Fact]
    public async Task One_that_cannot_be_taken_and_comes_between_reading_and_taking_has_no_other_blamed()
    {
        using var follower = new Follower(new ManualClock(), last: 1, poison: 2) { IsLate = true };
        await follower.StartAsync(Cancel);
        await follower.Taken.WaitAsync(Patience.Most, Cancel);
        await follower.StopAsync(Cancel);
        Assert.Equal([1], follower.All);
        Assert.Equal([2], follower.Blamed);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(300, 1)]
    public async Task A_batch_that_fails_and_is_halved_is_logged_with_its_fault_and_once(long poison, int times)
    {
        var logger = new Warnings();
        using var follower = new Follower(new ManualClock(), last: 400, poison, logger);
        await follower.StartAsync(Cancel);
        await follower.Taken.WaitAsync(Patience.Most, Cancel);
        await follower.StopAsync(Cancel);
        Assert.Equal(Enumerable.Repeat(typeof(FormatException), times), logger.Faults.Select(fault => fault?.GetType()));
    }

    /// <summary>Keeps the faults of warnings.</summary>
    private sealed class Warnings : ILogger
    {
        public List<Exception?> Faults { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                Faults.Add(exception);
            }
        }
    }

    /// <summary>A site whose tables are lists.</summary>
    private sealed class Follower(ManualClock clock, long last, long poison = 0, ILogger? logger = null) : LogFollower(new LogSignal(), clock, logger ?? NullLogger.Instance)
    {
        private readonly TaskCompletionSource _taken = new(), _setAside = new();
        private long _checkpoint;
        private long _last = last;
        private DateTimeOffset? _retryAt;

        /// <summary>The poison is stored right behind the last event, after that was read and before it is taken.</summary>
        public bool IsLate { get; init; }

        public List<long> All { get; } = [];

        public List<int> Batches { get; } = [];

        public List<DateTimeOffset> Tries { get; } = [];

        public HashSet<long> Blamed { get; } = [];

        public Task Taken => _taken.Task;

        public Task SetAside => _setAside.Task;

        protected override Task<IReadOnlyList<long>> NextAsync(int most, CancellationToken cancel) => Task.FromResult<IReadOnlyList<long>>(Next(most));

        protected override Task TakeNextAsync(int most, CancellationToken cancel)
        {
            _last = IsLate ? poison : _last;
            var batch = Next(most);
            if (batch.Contains(poison))
            {
                throw new FormatException();
            }

            All.AddRange(batch);
            Batches.Add(batch.Count);
            MoveTo(batch[^1]);
            return Task.CompletedTask;
        }

        protected override Task<IReadOnlyList<long>> DueAsync(DateTimeOffset now, DateTimeOffset latest, int most, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<long>>(_retryAt <= now ? [poison] : []);

        protected override Task TakeAgainAsync(IReadOnlyList<long> ids, CancellationToken cancel) => throw new FormatException();

        protected override Task NoteFailureAsync(long id, Exception exception, bool isInTurn, CancellationToken cancel)
        {
            Blamed.Add(id);
            Tries.Add(clock.GetUtcNow());
            _retryAt = RetryAt(Tries.Count);
            if (_retryAt is null)
            {
                _setAside.SetResult();
            }

            if (isInTurn)
            {
                MoveTo(id);
            }

            return Task.CompletedTask;
        }

        protected override Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) => Task.FromResult(_retryAt);

        private void MoveTo(long id)
        {
            _checkpoint = id;
            if (id == _last)
            {
                _taken.SetResult();
            }
        }

        private List<long> Next(int most) => [.. Enumerable.Range(1, (int)_last).Select(id => (long)id).Where(id => id > _checkpoint).Take(most)];
    }
}
