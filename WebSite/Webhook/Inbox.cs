using System.Text;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.Webhook;

/// <summary>Makes a delivery's events into rows, each with its first outcome.</summary>
internal sealed class Inbox(InboxWriter writer, TimeProvider time, IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Stores every event; one that is there already stays as it is. Completes when they are on disk.</summary>
    /// <param name="delivery">The events.</param>
    /// <param name="secret">Which of the app's secrets signed them.</param>
    /// <exception cref="System.Data.Common.DbException">They are not stored: the platform has to send them again.</exception>
    /// <exception cref="InboxFullException">Too many wait; likewise.</exception>
    public Task StoreAsync(Delivery delivery, int secret)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var page = options.CurrentValue.PageId;
        return writer.StoreAsync([.. delivery.Events.Select(one => Row(delivery, one, page, (short)secret, now))]);
    }

    private static InboxRow Row(Delivery delivery, IncomingEvent one, string page, short secret, long now)
    {
        var refusal = Refusal(delivery, one, page);
        var outcome = refusal is not null ? EventOutcome.Refused : OptInSource.IsCandidate(one) ? EventOutcome.Waiting : EventOutcome.Kept;
        var raw = Encoding.UTF8.GetString(one.Raw.Span);
        return new(EventKey.Of(one), now, one.Timestamp, one.PageId, one.Sender, one.Channel, one.Kind, raw, secret, outcome, refusal);
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
