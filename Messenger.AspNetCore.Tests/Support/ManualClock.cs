namespace Messenger.AspNetCore.Tests.Support;

/// <summary>A clock that stands at a moment of today until it is moved, and fires the timers it passes.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    private TimeSpan _wrong;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now + _wrong;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.UtcTicks;
        }
    }

    /// <summary>Sets the time of day, as somebody who corrects the machine's clock does: no timer notices.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _wrong += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on to the next timer that waits no longer than <paramref name="longest"/>, once there is one.</summary>
    public async Task PassNextWaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        while (!PassNextWait(longest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>
    /// Moves on until a task has ended, so far at the most: from timer to timer, each time once who was woken has set another. Then the task is
    /// waited for.
    /// </summary>
    public async Task PassUntilAsync(Task end, TimeSpan most, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        for (var last = GetTimestamp() + most.Ticks; !end.IsCompleted && GetTimestamp() < last;)
        {
            await Task.WhenAny(end, PassNextWaitAsync(TimeSpan.FromTicks(last - GetTimestamp()), stop.Token)).WaitAsync(Patience.Most, cancellationToken);
        }

        await stop.CancelAsync();
        await end.WaitAsync(Patience.Most, cancellationToken);
    }

    /// <summary>Moves on, past every timer on the way.</summary>
    public void Advance(TimeSpan by)
    {
        for (var end = GetTimestamp() + by.Ticks; ;)
        {
            if (!PassNextWait(TimeSpan.FromTicks(end - GetTimestamp())))
            {
                lock (_lock)
                {
                    _now = new(end, TimeSpan.Zero);
                }

                return;
            }
        }
    }

    /// <summary>Moves on at once, as for a machine that slept: a timer on the way fires late and once, however often it would have fired.</summary>
    public void Sleep(TimeSpan time)
    {
        lock (_lock)
        {
            _now += time;
        }

        Advance(TimeSpan.Zero);
    }

    private bool PassNextWait(TimeSpan longest)
    {
        Timer? next;
        lock (_lock)
        {
            next = _timers.Where(timer => timer.Due <= _now + longest).MinBy(timer => timer.Due);
            if (next is null)
            {
                return false;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
        }

        next.Fire();
        return true;
    }

    private sealed class Timer(ManualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
