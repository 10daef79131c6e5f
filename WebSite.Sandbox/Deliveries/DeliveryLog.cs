using System.Collections.Immutable;
using System.Threading.Channels;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Every delivery of a world, newest first, and the queue in which they leave.</summary>
public sealed class DeliveryLog(SandboxWorld world)
{
    /// <summary>How many are remembered; older ones that are settled go.</summary>
    public const int Kept = 2000;

    private readonly Lock _lock = new();
    private readonly Channel<Delivery> _queue = Channel.CreateUnbounded<Delivery>(new() { SingleReader = true });
    private ImmutableList<Delivery> _deliveries = [];
    private long _lastTimestamp;
    private int _lastId;

    public IReadOnlyList<Delivery> All => _deliveries;

    internal ChannelReader<Delivery> Queue => _queue.Reader;

    /// <summary>Since when every attempt has failed, in the world's time; null when the last one got through.</summary>
    internal DateTimeOffset? FailingSince { get; set; }

    public Delivery? Find(string id) => _deliveries.Find(delivery => delivery.Id == id);

    /// <summary>Waits for a delivery that matches.</summary>
    public Task<Delivery> WaitForAsync(Func<Delivery, bool> matches, CancellationToken cancellationToken) =>
        world.Changes.UntilAsync(() => _deliveries.FirstOrDefault(matches), cancellationToken);

    /// <summary>Queues events as one delivery. Each gets its timestamp: unique and rising within the Page, for opt-ins have no other id.</summary>
    internal Delivery Add(IEnumerable<Func<long, WireEvent>> events, BatchShape shape = BatchShape.Items)
    {
        lock (_lock)
        {
            return Put([.. events.Select(make => make(NextTimestamp()))], isQueued: true, shape);
        }
    }

    /// <summary>A delivery for events that were part of another; its sender has it already.</summary>
    internal Delivery AddApart(WireEvent apart)
    {
        lock (_lock)
        {
            return Put([apart], isQueued: false);
        }
    }

    /// <summary>Makes one delivery of several: the first takes the others' events, the others are forgotten.</summary>
    internal void Join(Delivery first, IReadOnlyCollection<Delivery> others, BatchShape shape)
    {
        lock (_lock)
        {
            first.Replace([.. first.Events, .. others.SelectMany(other => other.Events)]);
            first.Shape = shape;
            _deliveries = _deliveries.RemoveRange(others);
        }

        world.Changes.Raise();
    }

    internal DeliveryAttempt Record(Delivery delivery, DeliveryAttempt attempt)
    {
        var recorded = delivery.Record(attempt);
        world.Changes.Raise();
        return recorded;
    }

    /// <summary>Waits for the next attempt's time. Ends early when nothing is to be tried any more: sent by hand with success, or dropped by a reset.</summary>
    internal async Task WaitAsync(Delivery delivery, TimeSpan wait, CancellationToken stoppingToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);

        // Told once it waits: who then jumps the clock ends the wait.
        var next = world.Clock.GetUtcNow() + wait;
        var waiting = Task.Delay(wait, world.Clock, done.Token);
        delivery.NextAttempt = next;
        world.Changes.Raise();
        await Task.WhenAny(waiting, delivery.Settled);
        await done.CancelAsync();
        delivery.NextAttempt = null;
        stoppingToken.ThrowIfCancellationRequested();
    }

    internal void GiveUp(Delivery delivery, DeliveryStatus status, string reason)
    {
        delivery.GiveUp(status, reason);
        world.Changes.Raise();
    }

    /// <summary>Marks one as seen, or all of them.</summary>
    internal void MarkRead(Delivery? delivery)
    {
        IEnumerable<Delivery> seen = delivery is null ? _deliveries : [delivery];
        if (seen.Where(each => each.IsUnread).ToList() is { Count: > 0 } unread)
        {
            unread.ForEach(each => each.IsUnread = false);
            world.Changes.Raise();
        }
    }

    internal void Reset()
    {
        lock (_lock)
        {
            foreach (var delivery in _deliveries)
            {
                delivery.GiveUp(DeliveryStatus.Dropped, "The world was reset.");
            }

            _deliveries = [];

            // The clock goes back with it.
            _lastTimestamp = 0;
            FailingSince = null;
        }
    }

    internal void Close()
    {
        Reset();
        _queue.Writer.TryComplete();

        // Its courier may be waiting for a webhook.
        world.Changes.Raise();
    }

    private long NextTimestamp() => _lastTimestamp = Math.Max(world.Clock.GetUtcNow().ToUnixTimeMilliseconds(), _lastTimestamp + 1);

    // Events that Facebook wouldn't send stay behind, a delivery for each reason; the others leave without them.
    private Delivery Put(ImmutableArray<WireEvent> events, bool isQueued, BatchShape shape = BatchShape.Items)
    {
        Delivery? last = null;
        foreach (var group in events.GroupBy(each => Withholding.WhyNot(each, world)).OrderBy(group => group.Key is null))
        {
            last = Insert([.. group], shape);
            if (group.Key is { } reason)
            {
                last.GiveUp(DeliveryStatus.Withheld, reason);
            }
            else if (isQueued)
            {
                _queue.Writer.TryWrite(last);
            }
        }

        world.Changes.Raise();
        return last!;
    }

    private Delivery Insert(ImmutableArray<WireEvent> events, BatchShape shape)
    {
        var delivery = new Delivery($"d{++_lastId}", world.Clock.GetUtcNow(), events) { Shape = shape };
        _deliveries = _deliveries.Insert(0, delivery);
        while (_deliveries.Count > Kept && _deliveries[^1].Settled.IsCompleted)
        {
            _deliveries = _deliveries.RemoveAt(_deliveries.Count - 1);
        }

        return delivery;
    }
}
