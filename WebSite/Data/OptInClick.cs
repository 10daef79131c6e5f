using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebSite.Messenger;

namespace WebSite.Data;

/// <summary>One click of a person: the event it came by, and the web page and placement it came from.</summary>
public sealed class OptInClick : IEntityTypeConfiguration<OptInClick>
{
    /// <summary>The <see cref="WebhookEvent"/> that told of it; the key, so that no event counts twice. It may have been trimmed since.</summary>
    public long EventId { get; set; }

    public long OptInId { get; set; }

    /// <summary>When, by the platform's clock.</summary>
    public DateTimeOffset At { get; set; }

    public EntryPoint EntryPoint { get; set; }

    public Placement? Placement { get; set; }

    public string? WebPage { get; set; }

    public void Configure(EntityTypeBuilder<OptInClick> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(c => c.EventId);
        builder.Property(c => c.EventId).ValueGeneratedNever();
        builder.HasOne<OptIn>().WithMany(o => o.Clicks).HasForeignKey(c => c.OptInId);
    }
}
