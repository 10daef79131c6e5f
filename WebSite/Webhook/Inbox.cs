using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Webhook;

/// <summary>Says of a delivery's events what becomes of them, on the request's own thread, and has them stored.</summary>
internal sealed class Inbox(InboxWriter writer, RefProtector refs, TimeProvider time, IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Stores every event; one that is there already stays as it is. Completes when they are on disk.</summary>
    /// <param name="delivery">The events.</param>
    /// <param name="secret">Which of the app's secrets signed them.</param>
    /// <exception cref="System.Data.Common.DbException">They are not stored: the platform has to send them again.</exception>
    /// <exception cref="InboxFullException">Too many wait; likewise.</exception>
    public Task StoreAsync(Delivery delivery, int secret)
    {
        var now = time.GetUtcNow();
        var page = options.CurrentValue.PageId;
        return writer.StoreAsync([.. delivery.Events.Select(one => Judge(delivery.Topic, one, page, (short)secret, now))]);
    }

    private NewEvent Judge(string topic, IncomingEvent one, string page, short secret, DateTimeOffset now)
    {
        var stored = new NewEvent(one, EventKey.Of(one), now, secret, EventOutcome.Kept, null, null);
        if (Refusals.Of(topic, one, page) is { } refusal)
        {
            return stored with { Outcome = EventOutcome.Refused, Reason = refusal };
        }

        var reading = Reading.Of(one, now, now, refs);
        if (reading.IsOptIn && RetryHorizon.Misses(one, now) is { } miss)
        {
            return stored with { Outcome = EventOutcome.SetAside, Reason = miss };
        }

        return stored with { Outcome = reading.Outcome, Reason = reading.Reason, OptIn = reading.IsOptIn ? reading : null };
    }
}
