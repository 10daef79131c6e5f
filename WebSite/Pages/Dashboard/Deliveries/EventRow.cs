using System.Linq.Expressions;
using WebSite.Data;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>An event as the list shows it: all but its JSON, which may be long.</summary>
public sealed record EventRow(
    long Id,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? Timestamp,
    string PageId,
    string? Sender,
    string Channel,
    string Kind,
    EventOutcome Outcome,
    string? Reason,
    int Attempts,
    long? ConversationId,
    bool IsToCome)
{
    /// <summary>Whether a conversation shows it.</summary>
    public bool IsInConversation => ConversationId is not null;

    /// <summary>Reads one, with the conversation that shows it, and whether it is yet to be recorded there.</summary>
    public static Expression<Func<WebhookEvent, EventRow>> Of(SiteDb db) => e => new(
        e.Id, e.ReceivedAt, e.Timestamp, e.PageId, e.Sender, e.Channel, e.Kind, e.Outcome, e.Reason, e.Attempts,
        db.ThreadLines.Where(l => l.EventId == e.Id).Select(l => (long?)l.ConversationId).FirstOrDefault(),
        e.Id > db.ConversationMarks.Select(m => m.EventId).Single() || db.LateEvents.Any(l => l.EventId == e.Id));
}
