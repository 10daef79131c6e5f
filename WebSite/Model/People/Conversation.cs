using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A person and a Page in Messenger: who it is, how they came in, and whether they may be written to.</summary>
public sealed class Conversation : IEntityTypeConfiguration<Conversation>
{
    /// <summary>How long after the person's last deed anything may be written. Source: <c>messenger-platform.md</c> 6.5.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public long Id { get; set; }

    /// <summary>The Page that the person is known to.</summary>
    public required string PageId { get; set; }

    /// <summary>The person's page-scoped id.</summary>
    public required string Psid { get; set; }

    /// <summary>When the person first came in, by the platform's clock.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When something was last said or done, by either side.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>When the person last did what opens the window of 24 hours; null when they never did.</summary>
    public DateTimeOffset? ActedAt { get; set; }

    /// <summary>When the person asked that nothing more be sent; null when they didn't, or came back.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>When the conversation was handed to a human: the site writes nothing by itself until a merchant gives it back.</summary>
    public DateTimeOffset? HandedOverAt { get; set; }

    /// <summary>When Facebook said that the person can't be reached (blocked the Page, deleted the thread); null when nothing says so.</summary>
    public DateTimeOffset? UnreachableAt { get; set; }

    /// <summary>Up to when the person has read what the Page wrote.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Up to when what the Page wrote has arrived.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>
    /// How many messages of the person's wait for a human: those that a human should answer, that no merchant has looked at, and that may be
    /// answered. <em>Stop</em> and <em>start</em> are none, nor is what only came before a stop.
    /// </summary>
    public int Unread { get; set; }

    public ProfileState Profile { get; set; }

    /// <summary>The person's name as Facebook told it; null when it didn't.</summary>
    public string? Name { get; set; }

    public string? FirstName { get; set; }

    /// <summary>When the profile was last asked for.</summary>
    public DateTimeOffset? ProfileAt { get; set; }

    public List<Arrival> Arrivals { get; } = [];

    public List<ThreadLine> Lines { get; } = [];

    public List<OutboxMessage> Messages { get; } = [];

    public ProfilePicture? Picture { get; set; }

    /// <summary>Whether somebody should answer: who has said stop and nothing since needs no answer.</summary>
    public static Expression<Func<Conversation, bool>> NeedsAnswer { get; } = c => c.Unread > 0 && (c.StoppedAt == null || c.ActedAt > c.StoppedAt);

    /// <summary>When the window closes; null when it never opened.</summary>
    public DateTimeOffset? WindowUntil => ActedAt + Window;

    /// <summary>Whether a message of this kind may be written to the person now. Asked by everybody who writes.</summary>
    public bool MayReceive(Occasion occasion, DateTimeOffset now) => WhyNot(occasion, now) is null;

    /// <summary>Why no message of this kind may be written to the person now; null when it may.</summary>
    public Hindrance? WhyNot(Occasion occasion, DateTimeOffset now) =>
        HasStopped(occasion) ? Hindrance.Stopped
        : UnreachableAt is not null ? Hindrance.Unreachable
        : IsWindowOpen(now) || occasion.Rule().IsAboutOrder ? null
        : ActedAt is null ? Hindrance.NeverActed
        : Hindrance.WindowClosed;

    /// <summary>The same of a message that tells of a checkout session, which goes to its shopper alone.</summary>
    /// <param name="occasion">What for.</param>
    /// <param name="session">With the opt-in of this person; null when it tells of none.</param>
    /// <param name="now">The time.</param>
    public Hindrance? WhyNot(Occasion occasion, CheckoutSession? session, DateTimeOffset now)
    {
        var own = WhyNot(occasion, now);
        return own is Hindrance.Stopped or Hindrance.Unreachable ? own : session?.MayTell(session.OptInOf(this)) switch
        {
            Telling.AfterChoice => Hindrance.Conflict,
            Telling.AfterYes => Hindrance.NotConfirmed,
            Telling.Never => Hindrance.SomebodyElse,
            _ => own,
        };
    }

    /// <summary>After a stop nothing goes but its confirmation, and a merchant's answer to somebody who has written again since.</summary>
    private bool HasStopped(Occasion occasion) => StoppedAt is { } stopped && occasion != Occasion.Stopped && !(occasion == Occasion.Answer && ActedAt > stopped);

    /// <summary>Whether the person did something within the last 24 hours.</summary>
    public bool IsWindowOpen(DateTimeOffset now) => WindowUntil > now;

    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(c => new { c.PageId, c.Psid }).IsUnique();
        builder.HasIndex(c => c.Psid);
        builder.HasIndex(c => new { c.LastAt, c.Id });
        builder.HasIndex(c => c.Id, "IX_Conversations_Unasked").HasFilter("\"Profile\" = 'Unasked'");
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.FirstName).HasMaxLength(100);
    }
}

/// <summary>What is known of a person's profile.</summary>
public enum ProfileState
{
    /// <summary>Facebook is to be asked, for the first time or again.</summary>
    Unasked,

    /// <summary>Facebook told it.</summary>
    Known,

    /// <summary>Facebook doesn't tell it, at least not yet.</summary>
    Hidden,
}

/// <summary>A person's picture, kept because Facebook's address of it expires.</summary>
public sealed class ProfilePicture : IEntityTypeConfiguration<ProfilePicture>
{
    public long ConversationId { get; set; }

    /// <summary><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>.</summary>
    public required string ContentType { get; set; }

    public required byte[] Bytes { get; set; }

    public void Configure(EntityTypeBuilder<ProfilePicture> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ProfilePictures").HasKey(p => p.ConversationId);
        builder.HasOne<Conversation>().WithOne(c => c.Picture).HasForeignKey<ProfilePicture>(p => p.ConversationId);
    }
}
