using System.Text;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Log;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Events as the rows that EF Core stores.</summary>
internal static class Rows
{
    /// <summary>The row that keeps an event; what becomes of it is the caller's to say.</summary>
    public static WebhookEvent ToRow(this IncomingEvent one, DateTimeOffset receivedAt) => new()
    {
        Key = EventKey.Of(one),
        ReceivedAt = receivedAt,
        Timestamp = one.Timestamp is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
        PageId = one.PageId,
        Sender = one.Sender,
        Channel = one.Channel,
        Kind = one.Kind,
        Raw = Encoding.UTF8.GetString(one.Raw.Span),
    };
}
