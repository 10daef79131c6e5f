using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// A picture that a merchant uploaded, drawn anew in the sizes that are shown. It is in the database, so that a backup has it and every instance sees it;
/// its hash is its address, so that browsers keep it for good.
/// </summary>
public sealed class ShopPicture : IEntityTypeConfiguration<ShopPicture>
{
    /// <summary>SHA-256 in hexadecimal, cut to 128 bits.</summary>
    public const int HashLength = 32;

    /// <summary>Of the large one's bytes.</summary>
    public required string Hash { get; init; }

    /// <summary>The large one's, in pixels.</summary>
    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>WebP, for a product's web page.</summary>
    public required byte[] Large { get; init; }

    /// <summary>WebP, for lists.</summary>
    public required byte[] Small { get; init; }

    /// <summary>JPEG, or PNG where something is transparent: for Messenger, and for printed codes.</summary>
    public required byte[] Plain { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public void Configure(EntityTypeBuilder<ShopPicture> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ShopPictures").HasKey(p => p.Hash);
        builder.Property(p => p.Hash).HasMaxLength(HashLength);
    }
}
