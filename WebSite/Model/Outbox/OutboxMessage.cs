using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A message that is to be sent, or was. It is written in the transaction of what causes it, and sent by a worker, at most once.</summary>
public sealed class OutboxMessage : IEntityTypeConfiguration<OutboxMessage>
{
    public long Id { get; set; }

    /// <summary>What caused it, in letters: the same cause makes no second message. For instance <c>receipt:17:4</c>.</summary>
    public required string Cause { get; set; }

    public required string PageId { get; set; }

    /// <summary>Who gets it; null when it goes to a phone number, by <see cref="MatchingRequestId"/>.</summary>
    public long? ConversationId { get; set; }

    /// <summary>The customer matching whose number gets it; else null.</summary>
    public int? MatchingRequestId { get; set; }

    public Occasion Occasion { get; set; }

    /// <summary>The arrival that it answers; null when it answers none.</summary>
    public long? ArrivalId { get; set; }

    /// <summary>The order that it is about; null when it is about none.</summary>
    public int? OrderId { get; set; }

    /// <summary>The checkout session that it tells of; <see cref="CheckoutSession.MayTell"/> says when it may.</summary>
    public long? CheckoutSessionId { get; set; }

    /// <summary>The text: a merchant's answer, or what the template made of it when it was sent. Null before, and for a receipt.</summary>
    public string? Text { get; set; }

    /// <summary>The message object in JSON as it went to Facebook; null before.</summary>
    public string? Body { get; set; }

    public OutboxState State { get; set; }

    /// <summary>Why it isn't sent, in a sentence for the merchant; null when there is nothing to say.</summary>
    public string? Why { get; set; }

    /// <summary>Facebook's code, and its subcode behind a slash, of the last failure.</summary>
    public string? Code { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it is to be tried next.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How often sending it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When the current try began.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>When Facebook took it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Facebook's id of the message.</summary>
    public string? Mid { get; set; }

    /// <summary>Whether it will not change any more, but for an echo that settles an uncertain one.</summary>
    public bool IsDone => State is OutboxState.Sent or OutboxState.Failed or OutboxState.Uncertain or OutboxState.Cancelled;

    /// <summary>Whether it hasn't gone, and may.</summary>
    internal bool MayStillGo => State is OutboxState.Waiting or OutboxState.Held or OutboxState.SetAside;

    /// <summary>It is not wanted any more.</summary>
    /// <param name="why">Why, in a sentence for the merchant.</param>
    /// <exception cref="InvalidOperationException">It is on its way, or has gone, or never will.</exception>
    internal void Cancel(string why)
    {
        if (!MayStillGo)
        {
            throw new InvalidOperationException($"A message that is {State} can't be cancelled.");
        }

        (State, Why) = (OutboxState.Cancelled, why);
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasOne<Conversation>().WithMany(c => c.Messages).HasForeignKey(m => m.ConversationId);
        builder.HasOne<MatchingRequest>().WithMany().HasForeignKey(m => m.MatchingRequestId);
        builder.HasIndex(m => m.Cause).IsUnique();
        builder.HasIndex(m => m.Mid);
        builder.HasIndex(m => m.OrderId);
        builder.HasIndex(m => m.CreatedAt);

        builder.HasIndex(m => m.CheckoutSessionId);

        // Few wait, and they are looked up all the time.
        builder.HasIndex(m => new { m.DueAt, m.Id }, "IX_OutboxMessages_Waiting").HasFilter("\"State\" = 'Waiting'");
        builder.HasIndex(m => m.Id, "IX_OutboxMessages_Sending").HasFilter("\"State\" = 'Sending'");
        builder.Property(m => m.Cause).HasMaxLength(120);
        builder.Property(m => m.Code).HasMaxLength(32);
    }
}

/// <summary>What a message is for.</summary>
public enum Occasion
{
    /// <summary>A merchant's own words.</summary>
    Answer,

    /// <summary>After a click on Send to Messenger: what it is about, and what will follow.</summary>
    Confirmation,

    /// <summary>After a first message, a postback or a referral.</summary>
    Greeting,

    /// <summary>The order, as a receipt.</summary>
    Receipt,

    /// <summary>The order is packed.</summary>
    OrderPacked,

    /// <summary>The order is on its way.</summary>
    OrderShipped,

    /// <summary>The order has arrived.</summary>
    OrderDelivered,

    /// <summary>The order was cancelled.</summary>
    OrderCancelled,

    /// <summary>The person asked that nothing more be sent.</summary>
    Stopped,

    /// <summary>The person asked for a human.</summary>
    HandedOver,

    /// <summary>The first message to a phone number.</summary>
    Introduction,

    /// <summary>After a link or a code: the shopper has to say, on the shop's own web page, that the person is they.</summary>
    YesNeeded,
}

/// <summary>How a message stands.</summary>
public enum OutboxState
{
    /// <summary>It waits for its time.</summary>
    Waiting,

    /// <summary>It is on its way, and there is no answer yet.</summary>
    Sending,

    /// <summary>Facebook took it.</summary>
    Sent,

    /// <summary>Facebook refused it for good, or it may not be sent any more.</summary>
    Failed,

    /// <summary>It may have been sent or not: the answer never came. It isn't sent again.</summary>
    Uncertain,

    /// <summary>It is not wanted any more.</summary>
    Cancelled,

    /// <summary>It tells of a checkout session, and waits for the shopper to say on the shop's own web page whose that is.</summary>
    Held,

    /// <summary>This site failed to write it: nothing left, and it waits for a merchant to try again once that is mended.</summary>
    SetAside,
}
