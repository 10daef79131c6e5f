using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A shopper ticked the box at checkout: the proof of who, when, what was shown, where and how.</summary>
public sealed class ConsentProof : IEntityTypeConfiguration<ConsentProof>
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    /// <summary>The phone number in E.164, for instance <c>+358401234567</c>.</summary>
    public required string Phone { get; set; }

    /// <summary>The name given at checkout.</summary>
    public required string Name { get; set; }

    /// <summary>The browser that did.</summary>
    public required BrowserHash Browser { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>When the shopper confirmed the number on the order's own page; null before, and of proofs from before that was asked.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The <see cref="ConsentWording"/> that was shown.</summary>
    public int WordingVersion { get; set; }

    /// <summary>The path of the web page.</summary>
    public required string WebPage { get; set; }

    /// <summary>What the shopper did, in a sentence.</summary>
    public required string How { get; set; }

    public void Configure(EntityTypeBuilder<ConsentProof> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(p => p.OrderId);
        builder.HasOne<ConsentWording>().WithMany().HasForeignKey(p => p.WordingVersion);
        builder.Property(p => p.Phone).HasMaxLength(16);
    }
}

/// <summary>The exact words of the consent box. A changed text is a new version; old ones stay.</summary>
public sealed class ConsentWording : IEntityTypeConfiguration<ConsentWording>
{
    /// <summary>1 for the first.</summary>
    public int Version { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset SinceAt { get; set; }

    public void Configure(EntityTypeBuilder<ConsentWording> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(w => w.Version);
        builder.Property(w => w.Version).ValueGeneratedNever();
    }
}
