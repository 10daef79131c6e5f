using System.Diagnostics;
using Messenger.AspNetCore.Telemetry;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Puts the sending of a message into the trace of the checkout session that it comes of.</summary>
public sealed class MessageTrace(SiteDb db, MessageSpans spans)
{
    /// <summary>The token of the checkout session that a message comes of; null when it comes of none, and when nobody listens.</summary>
    internal async Task<Guid?> SessionOfAsync(OutboxMessage message, CancellationToken cancel) => !SessionTrace.IsWatched ? null : await db.CheckoutSessions
        .Where(s => s.Id == message.CheckoutSessionId || db.Orders.Any(o => o.Id == message.OrderId && o.SessionId == s.Id) || db.Visits.Any(v => v.Id == message.VisitId && v.CheckoutSessionId == s.Id))
        .Select(s => (Guid?)s.Token).FirstOrDefaultAsync(cancel);

    /// <summary>Begins the span; what is called meanwhile is its child. Null when nobody listens.</summary>
    internal Activity? Begin(OutboxMessage message, Guid? session)
    {
        if (!SessionTrace.IsWatched)
        {
            return null;
        }

        var span = session is { } token
            ? SessionTrace.Begin("messenger.send", ActivityKind.Producer, token, cause: spans.Find(message.Id))
            : SessionTrace.Source.StartActivity("messenger.send", ActivityKind.Producer);
        return span?.SetTag("messenger.occasion", message.Occasion.ToString()).SetTag("messenger.attempt", message.Attempts);
    }
}
