using WebSite.Data;

namespace WebSite.Webhook;

/// <summary>An event as it goes into <c>WebhookEvents</c>; times in milliseconds since 1970.</summary>
internal readonly record struct InboxRow(
    byte[] Key, long ReceivedAt, long? Timestamp, string PageId, string? Sender, string Channel, string Kind, string Raw, short Secret, EventOutcome Outcome, string? Reason);
