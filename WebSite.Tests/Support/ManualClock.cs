namespace WebSite.Tests.Support;

/// <summary>A clock that stands at a moment of today until it is moved, and fires the timers it passes.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

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

    /// <summary>Moves on, past every timer on the way.</summary>
    public void Advance(TimeSpan by)
    {
        for (var end = GetUtcNow() + by; ;)
        {
            if (!PassNextWait(end - GetUtcNow()))
            {
                lock (_lock)
                {
                    _now = end;
                }

                return;
            }
        }
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
