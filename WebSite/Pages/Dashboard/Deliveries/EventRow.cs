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
    int Attempts)
{
    /// <summary>Reads one.</summary>
    public static Expression<Func<WebhookEvent, EventRow>> Of { get; } =
        e => new(e.Id, e.ReceivedAt, e.Timestamp, e.PageId, e.Sender, e.Channel, e.Kind, e.Outcome, e.Reason, e.Attempts);
}
