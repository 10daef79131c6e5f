using System.Diagnostics;
using System.Diagnostics.Metrics;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Counts what became of tries to send a message.</summary>
public sealed class OutboxMeter
{
    private readonly Counter<long> _tries;

    public OutboxMeter(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _tries = factory.Create(SiteMeter.Name).CreateCounter<long>("messenger.outbox.tries", "{try}", "Tries to send a message, by how it stood afterwards.");
    }

    /// <summary>A try has come to its end.</summary>
    internal void Ended(OutboxMessage message)
    {
        _tries.Add(1, new("messenger.occasion", message.Occasion.ToString()), new("messenger.message.state", message.State.ToString()));
        Activity.Current?.SetTag("messenger.message.state", message.State.ToString());
    }
}
