using Messenger.AspNetCore.Log;
using WebSite.Model;
using WebSite.Projection;

namespace WebSite.Tests.Support;

/// <summary>An event of the log, and what became of it.</summary>
public sealed record LoggedEvent(WebhookEvent Stored, EventRow Row)
{
    public long Id => Stored.Id;

    public byte[] Key => Stored.Key;

    public DateTimeOffset ReceivedAt => Stored.ReceivedAt;

    public DateTimeOffset? Timestamp => Stored.Timestamp;

    public string PageId => Stored.PageId;

    public string? Sender => Stored.Sender;

    public string Channel => Stored.Channel;

    public string Kind => Stored.Kind;

    public string Raw => Stored.Raw;

    public short Secret => Stored.Secret;

    public EventOutcome Outcome => Row.Outcome;

    public string? Reason => Row.Reason;

    public int Attempts => Row.Attempts;

    public DateTimeOffset? RetryAt => Row.RetryAt;
}
