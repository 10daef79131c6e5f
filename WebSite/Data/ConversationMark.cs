using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Data;

/// <summary>How far the inbox has been read for conversations: one row, moved in the transaction that records what was read.</summary>
public sealed class ConversationMark : IEntityTypeConfiguration<ConversationMark>
{
    /// <summary>The row's id.</summary>
    public const int Only = 1;

    public int Id { get; set; } = Only;

    /// <summary>The last <see cref="WebhookEvent"/> that was read.</summary>
    public long EventId { get; set; }

    public void Configure(EntityTypeBuilder<ConversationMark> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ConversationMark").Property(m => m.Id).ValueGeneratedNever();
    }
}

/// <summary>An event that wasn't ready when its turn came: replayed since, or recording it failed.</summary>
public sealed class LateEvent : IEntityTypeConfiguration<LateEvent>
{
    public long EventId { get; set; }

    /// <summary>How often recording it failed.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is to be tried next.</summary>
    public DateTimeOffset DueAt { get; set; }

    public void Configure(EntityTypeBuilder<LateEvent> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("LateEvents").HasKey(e => e.EventId);
        builder.Property(e => e.EventId).ValueGeneratedNever();
    }
}
