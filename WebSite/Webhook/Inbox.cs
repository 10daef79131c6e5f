using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.Webhook;

/// <summary>Puts a delivery's events on disk, each once.</summary>
internal sealed class Inbox(SiteDb db, TimeProvider time, IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Stores every event in one transaction; one that is there already stays as it is. Returns how many are new.</summary>
    /// <exception cref="System.Data.Common.DbException">They are not stored: the platform has to send them again.</exception>
    public async Task<int> StoreAsync(Delivery delivery, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var added = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var one in delivery.Events)
        {
            var refusal = Refusal(delivery, one);
            var outcome = (refusal is null ? EventOutcome.Waiting : EventOutcome.Refused).ToString();
            added += await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Outcome", "Reason", "Attempts")
                 VALUES ({EventKey.Of(one)}, {now}, {one.Timestamp}, {one.PageId}, {one.Sender}, {one.Channel}, {one.Kind}, {Encoding.UTF8.GetString(one.Raw.Span)}, {outcome}, {refusal}, 0)
                 ON CONFLICT ("Key") DO NOTHING
                 """,
                cancel);
        }

        await transaction.CommitAsync(cancel);
        return added;
    }

    /// <summary>Why an event is kept and never acted on, or null.</summary>
    private string? Refusal(Delivery delivery, IncomingEvent one)
    {
        var page = options.CurrentValue.PageId;
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
