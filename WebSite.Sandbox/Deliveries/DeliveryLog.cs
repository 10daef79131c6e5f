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

    public Delivery? Find(string id) => _deliveries.Find(delivery => delivery.Id == id);

    /// <summary>Waits for a delivery that matches.</summary>
    public Task<Delivery> WaitForAsync(Func<Delivery, bool> matches, CancellationToken cancellationToken) =>
        world.Changes.UntilAsync(() => _deliveries.FirstOrDefault(matches), cancellationToken);

    /// <summary>Queues one event. <paramref name="make"/> gets its timestamp: unique and rising within the Page, for opt-ins have no other id.</summary>
    internal Delivery Add(Func<long, WireEvent> make)
    {
        lock (_lock)
        {
            _lastTimestamp = Math.Max(world.Clock.GetUtcNow().ToUnixTimeMilliseconds(), _lastTimestamp + 1);
            return Put([make(_lastTimestamp)], isQueued: true);
        }
    }

    /// <summary>Queues events as one delivery, just as they are.</summary>
    internal Delivery Add(IEnumerable<WireEvent> events, BatchShape shape)
    {
        lock (_lock)
        {
            return Put([.. events], isQueued: true, shape);
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

    internal void Plan(Delivery delivery, DateTimeOffset next)
    {
        delivery.NextAttempt = next;
        world.Changes.Raise();
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
        }
    }

    internal void Close()
    {
        Reset();
        _queue.Writer.TryComplete();

        // Its courier may be waiting for a webhook.
        world.Changes.Raise();
    }

    private Delivery Put(ImmutableArray<WireEvent> events, bool isQueued, BatchShape shape = BatchShape.Items)
    {
        var delivery = new Delivery($"d{++_lastId}", world.Clock.GetUtcNow(), events) { Shape = shape };
        _deliveries = _deliveries.Insert(0, delivery);
        if (_deliveries.Count > Kept && _deliveries[^1].Settled.IsCompleted)
        {
            _deliveries = _deliveries.RemoveAt(_deliveries.Count - 1);
        }

        if (Withholding.WhyNot(events, world) is { } reason)
        {
            delivery.GiveUp(DeliveryStatus.Withheld, reason);
        }
        else if (isQueued)
        {
            _queue.Writer.TryWrite(delivery);
        }

        world.Changes.Raise();
        return delivery;
    }
}
