using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Data;

/// <summary>One event of a delivery: its raw JSON, and what became of it.</summary>
public sealed class WebhookEvent : IEntityTypeConfiguration<WebhookEvent>
{
    public long Id { get; set; }

    /// <summary>What <see cref="Webhook.EventKey"/> makes of the event's meaning: the same event has the same key however often it comes.</summary>
    public required byte[] Key { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The event's own time by the platform's clock; null when it named none.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>The Page of the entry that held it; empty when it named none.</summary>
    public required string PageId { get; set; }

    /// <summary>Who did it: the sender's page-scoped id, or a user_ref; null when it named nobody.</summary>
    public string? Sender { get; set; }

    /// <summary>The entry's list that held it: <c>messaging</c>, <c>standby</c> or <c>changes</c>.</summary>
    public required string Channel { get; set; }

    /// <summary>What it tells of: <c>optin</c>, <c>message</c>, ... or any name nobody planned; see <see cref="Webhook.DeliveryReader"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The event's JSON as received, without the envelope around it; empty when it was erased.</summary>
    public required string Raw { get; set; }

    /// <summary>Which of <c>Messenger:AppSecrets</c> had signed the delivery, counted from 0.</summary>
    public short Secret { get; set; }

    public EventOutcome Outcome { get; set; }

    /// <summary>Why it was refused or failed, or what is worth knowing about how it was taken; null when there is nothing to say.</summary>
    public string? Reason { get; set; }

    /// <summary>How often recording it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>After a failed try, when the next is due.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(e => e.Key).IsUnique();
        builder.Property(e => e.Key).HasMaxLength(Webhook.EventKey.Length);

        // Only what still waits or was set aside is looked up by outcome, so only that is in an index.
        builder.HasIndex(e => e.Id, "IX_WebhookEvents_Waiting").HasFilter("\"Outcome\" = 'Waiting'");
        builder.HasIndex(e => e.Id, "IX_WebhookEvents_SetAside").HasFilter("\"Outcome\" = 'SetAside'");
        builder.HasIndex(e => e.ReceivedAt);
    }
}

/// <summary>What became of an event.</summary>
public enum EventOutcome
{
    /// <summary>Stored, and to be recorded by the worker: recording it at once failed, or a merchant replays it.</summary>
    Waiting,

    /// <summary>Counted to an opt-in.</summary>
    Recorded,

    /// <summary>Of a kind that asks for nothing here; kept as it is.</summary>
    Kept,

    /// <summary>For another Page, or contradicting itself; kept, never acted on.</summary>
    Refused,

    /// <summary>Set aside with its reason: recording failed each time it was tried, or its time can't be true.</summary>
    SetAside,

    /// <summary>Emptied, since everything about its person was deleted. The key stays, so that a redelivery changes nothing.</summary>
    Erased,
}
