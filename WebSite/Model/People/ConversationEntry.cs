using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Something that a person said or did in the conversation, or that somebody wrote in the Page's own inbox. What this site writes is an <see cref="OutboxMessage"/>.</summary>
public sealed class ConversationEntry : IEntityTypeConfiguration<ConversationEntry>
{
    /// <summary>The most of a text that is kept, in characters; Facebook allows 2,000.</summary>
    public const int LongestText = 4000;

    public long Id { get; init; }

    public long ConversationId { get; init; }

    /// <summary>The <see cref="WebhookEvent"/> that told of it.</summary>
    public long EventId { get; init; }

    public DateTimeOffset At { get; init; }

    public EntryKind Kind { get; init; }

    /// <summary>What was said; for an attachment its type, for a postback its title. Null when there are no words for it.</summary>
    public string? Text { get; init; }

    /// <summary>What the words ask of the site itself, so that everything else is known as a question to people.</summary>
    public Intent Intent { get; init; }

    /// <summary>Whether the person said something that a human should answer: words or a picture, and nothing that the site does itself.</summary>
    public bool IsQuestion => Kind is EntryKind.Text or EntryKind.Attachment && Intent is Intent.None or Intent.Human;

    /// <summary>Whether it counts as unread. A stop and a start do not.</summary>
    internal bool MayWait => Kind is EntryKind.Text or EntryKind.Attachment && Intent is not (Intent.Stop or Intent.Start);

    public void Configure(EntityTypeBuilder<ConversationEntry> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ThreadLines");
        builder.HasOne<Conversation>().WithMany(c => c.Entries).HasForeignKey(l => l.ConversationId);
        builder.HasIndex(l => l.EventId).IsUnique();
        builder.HasIndex(l => new { l.ConversationId, l.At });
        builder.HasIndex(l => l.At);
        builder.Property(l => l.Text).HasMaxLength(LongestText);
        builder.Property(l => l.Intent).HasColumnName("Wish").HasDefaultValue(Intent.None); // As it was called when the table was made.
    }
}

/// <summary>What an entry is.</summary>
public enum EntryKind
{
    /// <summary>The person wrote.</summary>
    Text,

    /// <summary>The person sent a picture or the like.</summary>
    Attachment,

    /// <summary>The person pressed a button.</summary>
    Postback,

    /// <summary>The person clicked Send to Messenger.</summary>
    OptIn,

    /// <summary>The person came in by a link, a code or an ad.</summary>
    Referral,

    /// <summary>The person accepted the Page's message request.</summary>
    Accepted,

    /// <summary>Somebody wrote in the Page's own inbox, or another app did.</summary>
    Echo,

    /// <summary>Another app took the thread, or was given it.</summary>
    Taken,

    /// <summary>The thread was given to this app.</summary>
    GivenBack,

    /// <summary>Another app asks for the thread.</summary>
    AskedFor,
}

/// <summary>What holds for kinds of entries.</summary>
internal static class EntryKinds
{
    /// <summary>Whether the person wrote or pressed something, rather than only coming in.</summary>
    public static bool IsTalk(this EntryKind kind) => kind is EntryKind.Text or EntryKind.Attachment or EntryKind.Postback;
}
