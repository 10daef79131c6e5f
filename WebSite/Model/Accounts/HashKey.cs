using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>The one key of keyed hashes, encrypted with the key ring.</summary>
public sealed class HashKey : IEntityTypeConfiguration<HashKey>
{
    /// <summary>The only row's.</summary>
    public const int OnlyId = 1;

    /// <summary>A hash's length, in bytes.</summary>
    public const int HashLength = 16;

    public int Id { get; init; }

    public required byte[] Protected { get; init; }

    public void Configure(EntityTypeBuilder<HashKey> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("HashKeys");
        builder.Property(k => k.Id).ValueGeneratedNever();
    }
}
