using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// A message to a phone number that was asked for, whether one goes or not: counted for a day, also after number, proof and order are gone. Neither the number
/// nor the address stands in it, but their keyed hashes.
/// </summary>
public sealed class MatchingUse : IEntityTypeConfiguration<MatchingUse>
{
    public long Id { get; init; }

    /// <summary>The Page that pays for it.</summary>
    public required string PageId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Whom it went to: a keyed hash.</summary>
    public required byte[] Number { get; init; }

    /// <summary>The client address of the browser that confirmed it: likewise.</summary>
    public required byte[] Address { get; init; }

    public void Configure(EntityTypeBuilder<MatchingUse> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("MatchingUses");
        builder.HasIndex(u => u.At);
        builder.Property(u => u.Number).HasMaxLength(HashKey.HashLength);
        builder.Property(u => u.Address).HasMaxLength(HashKey.HashLength);
    }
}
