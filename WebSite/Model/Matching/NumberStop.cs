using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// A phone number to which no more is sent: its owner said stop, or left our message unanswered, and the request that knew it is gone. Whoever
/// typed the number must not undo that by taking it back. Not the number stands here, but its keyed hash.
/// </summary>
public sealed class NumberStop : IEntityTypeConfiguration<NumberStop>
{
    /// <summary>A keyed hash.</summary>
    public required byte[] Number { get; init; }

    /// <summary>When the request went.</summary>
    public DateTimeOffset At { get; init; }

    public void Configure(EntityTypeBuilder<NumberStop> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("NumberStops").HasKey(s => s.Number);
        builder.Property(s => s.Number).HasMaxLength(HashKey.HashLength);
        builder.HasIndex(s => s.At);
    }
}
