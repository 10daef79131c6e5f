using System.Text;
using WebSite.Data;

namespace WebSite.Webhook;

/// <summary>One event as <see cref="DeliveryReader"/> found it.</summary>
/// <param name="PageId">The entry's id, or where it has none the recipient's; empty when there is neither.</param>
/// <param name="Channel"><c>messaging</c>, <c>standby</c> or <c>changes</c>.</param>
/// <param name="Kind">The name of what it tells of; of <c>changes</c>, the field.</param>
/// <param name="Sender">The sender's id, else a user_ref, else null.</param>
/// <param name="Recipient">The recipient's id, or null.</param>
/// <param name="Timestamp">Milliseconds since 1970, or null.</param>
/// <param name="Mark">The mid, or the ref in canonical spelling; null when the event has neither.</param>
/// <param name="Raw">The event's own JSON, byte for byte.</param>
public sealed record IncomingEvent(
    string PageId, string Channel, string Kind, string? Sender, string? Recipient, long? Timestamp, string? Mark, ReadOnlyMemory<byte> Raw)
{
    /// <summary>The row that keeps the event; what becomes of it is the caller's to say.</summary>
    internal WebhookEvent ToRow(DateTimeOffset receivedAt) => new()
    {
        Key = EventKey.Of(this),
        ReceivedAt = receivedAt,
        Timestamp = Timestamp is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
        PageId = PageId,
        Sender = Sender,
        Channel = Channel,
        Kind = Kind,
        Raw = Encoding.UTF8.GetString(Raw.Span),
    };
}
