namespace Messenger.AspNetCore.Log;

/// <summary>One event of a delivery, as it came: a row of the log.</summary>
public sealed class WebhookEvent
{
    /// <summary>In the order in which events were stored.</summary>
    public long Id { get; set; }

    /// <summary>What <see cref="Events.EventKey"/> makes of the event's meaning: the same event has the same key however often it comes.</summary>
    public required byte[] Key { get; set; }

    /// <summary>When it arrived, by this machine's clock.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The event's own time by the platform's clock; null when it named none.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The Page of the entry that held it; empty when it named none.</summary>
    public required string PageId { get; set; }

    /// <summary>Who did it: the sender's page-scoped id, a user_ref or a login_id; null when it named nobody.</summary>
    public string? Sender { get; set; }

    /// <summary>The entry's list that held it: <c>messaging</c>, <c>standby</c> or <c>changes</c>; <see cref="Events.IncomingEvent.Own"/> of what the site saw for itself.</summary>
    public required string Channel { get; set; }

    /// <summary>What it tells of: <c>optin</c>, <c>message</c>, ... or any name nobody planned; see <see cref="Events.DeliveryReader"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The event's JSON as received, without the envelope around it; empty when it was erased.</summary>
    public required string Raw { get; set; }

    /// <summary>Which of <c>Messenger:AppSecrets</c> had signed the delivery, counted from 0.</summary>
    public short Secret { get; set; }

    /// <summary>What the delivery said it is about; null for <c>page</c>, as it should be.</summary>
    public string? Topic { get; set; }

    /// <summary>Whether everything about its person was deleted: only the key is left, so that a redelivery changes nothing.</summary>
    public bool IsErased => Raw.Length == 0;
}
