using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// Somebody changed a message of theirs, or took it back. Kept by the message's mid, so that it may come before the message itself; what it means
/// for the thread, <see cref="ConversationEntry"/> says.
/// </summary>
public sealed class EntryChange : IEntityTypeConfiguration<EntryChange>
{
    private string? _text;

    /// <summary>The <see cref="WebhookEvent"/> that told of it.</summary>
    public long EventId { get; init; }

    public required string PageId { get; init; }

    /// <summary>The person's page-scoped id.</summary>
    public required string Psid { get; init; }

    /// <summary>The message's.</summary>
    public required string Mid { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Whether the message was taken back; else it was edited.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>Which edit of the message, counted by Facebook from 1; 0 when it doesn't say.</summary>
    public int Number { get; init; }

    /// <summary>The new words; null when the message has been taken back.</summary>
    public string? Text { get => _text; init => _text = value; }

    /// <summary>What those words ask of the site; nothing where the Page wrote them.</summary>
    public Intent Intent { get; init; }

    /// <summary>The message was taken back: its words go, wherever they stand.</summary>
    internal void Hide() => _text = null;

    public void Configure(EntityTypeBuilder<EntryChange> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("EntryChanges").HasKey(c => c.EventId);
        builder.Property(c => c.EventId).ValueGeneratedNever();
        builder.Property(c => c.Mid).HasMaxLength(ConversationEntry.LongestMid);
        builder.Property(c => c.Text).HasMaxLength(ConversationEntry.LongestText);
        builder.HasIndex(c => c.Mid);
        builder.HasIndex(c => c.Psid);
        builder.HasIndex(c => c.At);
    }
}
