using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// A browser told that its shopper opted in. A hint and no more: nothing is granted by it, but one that no webhook confirms says that
/// something is wrong with the webhook.
/// </summary>
public sealed class BrowserHint : IEntityTypeConfiguration<BrowserHint>
{
    /// <summary>How long the alarm, and what a session may tell, look back; the client address is kept no longer.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(2);

    /// <summary>How long they are kept: the funnel lists them.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>The session that the spot's ref named; it needn't be there.</summary>
    public Guid SessionToken { get; init; }

    public Placement Placement { get; init; }

    /// <summary>The path of the web page; empty for a product that is gone.</summary>
    public required string WebPage { get; init; }

    /// <summary>
    /// Where the session first told something: a keyed hash of the client address, by which a flood is told from many
    /// shoppers; null of those from before that was noted, and after <see cref="Lately"/>.
    /// </summary>
    public byte[]? Address { get; init; }

    /// <summary>When it last did, by this site's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What the spot is counted by (<see cref="SpotMark"/>); 0 for nothing.</summary>
    public int Mark { get; init; }

    public void Configure(EntityTypeBuilder<BrowserHint> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(h => new { h.SessionToken, h.Placement, h.WebPage });
        builder.HasIndex(h => h.At);
        builder.HasIndex(h => new { h.Address, h.At });
        builder.Property(h => h.Address).HasMaxLength(HashKey.HashLength);
        builder.Property(h => h.Mark).HasDefaultValue(0);
    }
}
