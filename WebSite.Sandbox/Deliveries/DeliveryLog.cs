using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Every delivery of a world, newest first, and the queue in which they leave.</summary>
public sealed class DeliveryLog(ChangeSignal changes)
{
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
        changes.UntilAsync(() => _deliveries.FirstOrDefault(matches), cancellationToken);

    internal Delivery Add(Person person, string kind, DateTimeOffset now, Func<long, JsonObject> item)
    {
        Delivery delivery;
        lock (_lock)
        {
            // Unique and rising, as Facebook's are within a Page: opt-ins have no other id.
            _lastTimestamp = Math.Max(now.ToUnixTimeMilliseconds(), _lastTimestamp + 1);
            delivery = new($"d{++_lastId}", now, person.Id, person.Name, kind, item(_lastTimestamp));
            _deliveries = _deliveries.Insert(0, delivery);
            _queue.Writer.TryWrite(delivery);
        }

        changes.Raise();
        return delivery;
    }

    internal DeliveryAttempt Record(Delivery delivery, DeliveryAttempt attempt)
    {
        var recorded = delivery.Record(attempt);
        changes.Raise();
        return recorded;
    }

    internal void GiveUp(Delivery delivery)
    {
        delivery.GiveUp(DeliveryStatus.Failed);
        changes.Raise();
    }

    internal void Reset()
    {
        lock (_lock)
        {
            foreach (var delivery in _deliveries)
            {
                delivery.GiveUp(DeliveryStatus.Dropped);
            }

            _deliveries = [];
        }
    }
}
