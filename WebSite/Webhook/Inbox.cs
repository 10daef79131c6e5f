using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Webhook;

/// <summary>Makes a delivery's events into rows, each with its first outcome and, read on the request's own thread, its meaning.</summary>
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
        return writer.StoreAsync([.. delivery.Events.Select(one => Reading.Of(Row(delivery, one, page, (short)secret, now), refs))]);
    }

    private static WebhookEvent Row(Delivery delivery, IncomingEvent one, string page, short secret, DateTimeOffset now)
    {
        var stored = one.ToRow(now);
        (stored.Secret, stored.Reason) = (secret, Refusal(delivery, one, page));
        stored.Outcome = stored.Reason is not null ? EventOutcome.Refused : OptInSource.IsCandidate(stored) ? EventOutcome.Waiting : EventOutcome.Kept;
        return stored;
    }

    /// <summary>Why an event is kept and never acted on, or null.</summary>
    private static string? Refusal(Delivery delivery, IncomingEvent one, string page)
    {
        if (delivery.Topic != "page")
        {
            return $"The delivery is about '{delivery.Topic}', not about a page.";
        }

        if (one.PageId.Length > 0 && one.PageId != page)
        {
            return $"It is for the Page {one.PageId}; this site's is {page}.";
        }

        // An echo goes the other way: from the Page to the person.
        return one.Recipient is { } recipient && recipient != page && one.Sender != page
            ? $"Its recipient is {recipient}, but its entry's Page is {one.PageId}."
            : null;
    }
}
