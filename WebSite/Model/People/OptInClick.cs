using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>One click of a person: the event it came by, and the web page and placement it came from.</summary>
public sealed class OptInClick : IEntityTypeConfiguration<OptInClick>
{
    private long _optInId;

    /// <summary>The <see cref="WebhookEvent"/> that told of it; the key, so that no event counts twice. It may have been trimmed since.</summary>
    public long EventId { get; init; }

    public long OptInId { get => _optInId; init => _optInId = value; }

    /// <summary>When, by the platform's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The way in; where the ref was made for another entry point than the event came through, the less trusted of the two.</summary>
    public EntryPoint EntryPoint { get; init; }

    /// <summary>The entry point that the event came through, where its ref was made for another; else null.</summary>
    public EntryPoint? CameThrough { get; init; }

    /// <summary>Whether the click proves who the person is: it came from the session's own browser, or by the phone number that the shopper gave.</summary>
    public bool IsProof { get; init; }

    public Placement? Placement { get; init; }

    public string? WebPage { get; init; }

    /// <summary>What the ref is counted by (<see cref="SpotMark"/>); 0 for nothing.</summary>
    public int Mark { get; init; }

    /// <summary>Its opt-in has become a part of another one.</summary>
    internal void MoveTo(long optInId) => _optInId = optInId;

    public void Configure(EntityTypeBuilder<OptInClick> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(c => c.EventId);
        builder.Property(c => c.EventId).ValueGeneratedNever();
        builder.HasIndex(c => new { c.At, c.EventId });
        builder.Property(c => c.Mark).HasDefaultValue(0);
        builder.Property(c => c.IsProof).HasDefaultValue(false);
        builder.HasOne<OptIn>().WithMany(o => o.Clicks).HasForeignKey(c => c.OptInId);
    }
}
