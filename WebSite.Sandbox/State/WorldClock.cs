namespace WebSite.Sandbox.State;

/// <summary>A world's own time: the machine's, moved ahead by jumps, or set to a day. What was to happen on the way ahead happens at once.</summary>
public sealed class WorldClock(TimeProvider real) : TimeProvider
{
    /// <summary>Ten years, either way: further than any retry, token or picture lasts, and back to where the platform's rules begin.</summary>
    public const int FurthestSeconds = 10 * 365 * 24 * 60 * 60;

    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private TimeSpan _ahead;

    /// <summary>The machine's time, for what a jump mustn't touch: how long an answer took.</summary>
    public TimeProvider Real { get; } = real;

    /// <summary>How far this world is ahead of the machine; less than nothing when it is behind.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (_lock)
            {
                return _ahead;
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => Real.LocalTimeZone;

    public override long TimestampFrequency => Real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Real.GetUtcNow() + Ahead;

    public override long GetTimestamp() => Real.GetTimestamp();

    /// <summary>Moves on. Timers that come due on the way fire at once, the others sooner.</summary>
    public void Jump(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Timer[] timers;
        lock (_lock)
        {
            _ahead += by;
            timers = [.. _timers];
        }

        Array.ForEach(timers, timer => timer.Reschedule());
    }

    /// <summary>Sets the time: ahead as a jump does; back so that waits keep their remaining length.</summary>
    public void Set(DateTimeOffset now) => Move(now - GetUtcNow());

    /// <summary>The same by how far: below zero it goes back.</summary>
    internal void Move(TimeSpan by)
    {
        if (by >= TimeSpan.Zero)
        {
            Jump(by);
        }
        else
        {
            Back(by);
        }
    }

    /// <summary>A timer that fires once: <paramref name="period"/> must be infinite.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("A world's timers fire once.");
        }

        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Back to the machine's time. Waits keep their remaining length.</summary>
    internal void Reset() => Back(-Ahead);

    private void Back(TimeSpan by)
    {
        lock (_lock)
        {
            _timers.ForEach(timer => timer.Due += by);
            _ahead += by;
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly WorldClock _clock;
        private readonly ITimer _inner;

        public Timer(WorldClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _inner = clock.Real.CreateTimer(_ => Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                _clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = _clock.Real.GetUtcNow() + _clock._ahead + dueTime;
                    _clock._timers.Add(this);
                }
            }

            return _inner.Change(dueTime, period);
        }

        public void Reschedule()
        {
            lock (_clock._lock)
            {
                if (_clock._timers.Contains(this))
                {
                    var left = Due - (_clock.Real.GetUtcNow() + _clock._ahead);
                    _inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }
            }
        }

        public void Dispose()
        {
            Forget();
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return _inner.DisposeAsync();
        }

        private void Fire(TimerCallback callback, object? state)
        {
            Forget();
            callback(state);
        }

        private void Forget()
        {
            lock (_clock._lock)
            {
                _clock._timers.Remove(this);
            }
        }
    }
}
