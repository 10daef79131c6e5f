using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// Somebody asked, with a click in a spot, to be told one thing once: a consent of its own, with when and where it was given. It is fulfilled only for
/// who is known to be the shopper of its checkout session, and never twice.
/// </summary>
public sealed class Wish : IEntityTypeConfiguration<Wish>
{
    /// <summary>The most of <see cref="Agreed"/>, in characters.</summary>
    private const int LongestAgreed = 200;

    private WishState _state;
    private DateTimeOffset? _doneAt;

    public long Id { get; init; }

    public WishReason Reason { get; init; }

    /// <summary>Who asked.</summary>
    public long ConversationId { get; init; }

    /// <summary>The checkout session from which it was asked; null when that was trimmed.</summary>
    public long? CheckoutSessionId { get; init; }

    /// <summary>The event that told of the click, so that the same click makes no second wish. It may have been trimmed since.</summary>
    public long EventId { get; init; }

    /// <summary>The visit that the click was.</summary>
    public long VisitId { get; init; }

    /// <summary>When the person clicked, by the platform's clock.</summary>
    public DateTimeOffset AskedAt { get; init; }

    public EntryPoint EntryPoint { get; init; }

    /// <summary>The path of the web page where it was asked for.</summary>
    public string? WebPage { get; init; }

    /// <summary>What the person agreed to.</summary>
    public required string Agreed { get; init; }

    /// <summary>The product that it is about; null for a cart. It may have been deleted since.</summary>
    public int? ProductId { get; init; }

    /// <summary>What that cost then, in the minor unit of <see cref="Currency"/>.</summary>
    public long PriceMinor { get; init; }

    /// <summary>Null without a product.</summary>
    public string? Currency { get; init; }

    public WishState State { get => _state; init => _state = value; }

    /// <summary>When its message was put into the outbox, or when it ended otherwise; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get => _doneAt; init => _doneAt = value; }

    /// <summary>When a browser first came back by the link in its message; null when none did.</summary>
    public DateTimeOffset? CameBackAt { get; init; }

    /// <summary>The checkout session that this browser had then; null when none came, or it isn't kept any more.</summary>
    public Guid? CameBackIn { get; init; }

    /// <summary>Its message is in the outbox, and says what becomes of it.</summary>
    /// <exception cref="InvalidOperationException">It isn't open.</exception>
    internal void Tell(DateTimeOffset at) => Become(WishState.Told, at);

    /// <summary>It is over, and was never fulfilled.</summary>
    /// <inheritdoc cref="Tell"/>
    internal void End(WishState how, DateTimeOffset at) =>
        Become(how is WishState.Stopped or WishState.TakenBack or WishState.Lapsed ? how : throw new ArgumentOutOfRangeException(nameof(how), how, "That is no end."), at);

    private void Become(WishState to, DateTimeOffset at)
    {
        if (State != WishState.Open)
        {
            throw new InvalidOperationException($"A wish that is {State} can't become {to}.");
        }

        (_state, _doneAt) = (to, at);
    }

    public void Configure(EntityTypeBuilder<Wish> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("Wishes");
        builder.HasOne<Conversation>().WithMany().HasForeignKey(w => w.ConversationId);
        builder.HasIndex(w => w.EventId).IsUnique();
        builder.HasIndex(w => w.ConversationId);
        builder.HasIndex(w => w.CheckoutSessionId);
        builder.HasIndex(w => new { w.AskedAt, w.Reason });
        builder.HasIndex(w => new { w.AskedAt, w.Id }, "IX_Wishes_Open").HasFilter("\"State\" = 'Open'"); // Few of all, and looked through all the time.
        builder.HasIndex(w => w.CameBackIn).HasFilter("\"CameBackIn\" IS NOT NULL");
        builder.Property(w => w.Agreed).HasMaxLength(LongestAgreed);
        builder.Property(w => w.Currency).HasMaxLength(3);
    }
}

/// <summary>How a wish stands.</summary>
public enum WishState
{
    /// <summary>It waits.</summary>
    Open,

    /// <summary>Its message was put into the outbox.</summary>
    Told,

    /// <summary>The person asked that nothing more be sent.</summary>
    Stopped,

    /// <summary>The shopper took it back on the shop's own web page, or said that the person is somebody else.</summary>
    TakenBack,

    /// <summary>Its time was over before there was anything to tell.</summary>
    Lapsed,
}
