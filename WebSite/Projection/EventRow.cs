using System.Linq.Expressions;
using Messenger.AspNetCore.Log;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>An event of the log, all but its JSON, which may be long, and what became of it.</summary>
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
    DateTimeOffset? RetryAt,
    long? ConversationId)
{
    /// <summary>Whether a conversation shows it.</summary>
    public bool IsInConversation => ConversationId is not null;

    /// <summary>Reads one, with what became of it, and the conversation that shows it.</summary>
    public static Expression<Func<WebhookEvent, EventRow>> Of(SiteDb db) => e => new(
        e.Id, e.ReceivedAt, e.Timestamp, e.PageId, e.Sender, e.Channel, e.Kind,
        e.Raw == "" ? EventOutcome.Erased
            : db.EventNotes.Where(n => n.EventId == e.Id).Select(n => (EventOutcome?)n.Outcome).FirstOrDefault()
            ?? (e.Id > db.Checkpoints.Select(c => c.EventId).Single() ? EventOutcome.Waiting
                : db.OptInClicks.Any(c => c.EventId == e.Id) ? EventOutcome.Recorded
                : EventOutcome.Kept),
        db.EventNotes.Where(n => n.EventId == e.Id).Select(n => n.Reason).FirstOrDefault(),
        db.EventNotes.Where(n => n.EventId == e.Id).Select(n => n.Attempts).FirstOrDefault(),
        db.EventNotes.Where(n => n.EventId == e.Id).Select(n => n.RetryAt).FirstOrDefault(),
        db.ConversationEntries.Where(l => l.EventId == e.Id).Select(l => (long?)l.ConversationId).FirstOrDefault()
            ?? db.EntryChanges.Where(c => c.EventId == e.Id)
                .Join(db.Conversations, c => new { c.PageId, c.Psid }, o => new { o.PageId, o.Psid }, (c, o) => new { o.Id, Mid = (string?)c.Mid })
                .Join(db.ConversationEntries, c => c, l => new { Id = l.ConversationId, l.Mid }, (c, l) => (long?)l.ConversationId).FirstOrDefault());
}
