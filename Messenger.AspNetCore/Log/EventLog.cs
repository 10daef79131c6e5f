using System.Diagnostics;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Telemetry;

namespace Messenger.AspNetCore.Log;

/// <summary>Has a delivery's events stored. What they mean is worked out behind that.</summary>
internal sealed class EventLog(LogWriter writer, DeliverySpans spans, TimeProvider time)
{
    /// <summary>Stores every event; one that is there already stays as it is. Completes when they are on disk.</summary>
    /// <param name="delivery">The events.</param>
    /// <param name="secret">Which of the app's secrets signed them.</param>
    /// <exception cref="System.Data.Common.DbException">They are not stored: the platform has to send them again.</exception>
    /// <exception cref="LogFullException">Too many wait; likewise.</exception>
    public Task StoreAsync(Delivery delivery, int secret)
    {
        var now = time.GetUtcNow();
        NewEvent[] events = [.. delivery.Events.Select(one => new NewEvent(one, EventKey.Of(one), now, (short)secret, delivery.Topic))];
        return SessionTrace.IsWatched ? StoreWatchedAsync(events) : writer.StoreAsync(events);
    }

    /// <summary>The same with a span, which whoever works out what the events mean can find.</summary>
    private async Task StoreWatchedAsync(NewEvent[] events)
    {
        using var span = SessionTrace.Source.StartActivity("messenger.store");
        span?.SetTag("messenger.events", events.Length);
        if (Activity.Current is { } current)
        {
            Array.ForEach(events, one => spans.Add(one.Key, current.Context));
        }

        try
        {
            await writer.StoreAsync(events);
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().Name);
            throw;
        }
    }
}
