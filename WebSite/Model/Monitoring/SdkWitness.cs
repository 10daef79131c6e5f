using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A client address told on a day that Facebook's SDK passed a plugin over. However often it tells, it is one: nobody alone turns all plugins off.</summary>
public sealed class SdkWitness : IEntityTypeConfiguration<SdkWitness>
{
    /// <summary>In UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>A keyed hash of the client address.</summary>
    public required byte[] Address { get; init; }

    public void Configure(EntityTypeBuilder<SdkWitness> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("SdkWitnesses").HasKey(w => new { w.Day, w.Address });
        builder.Property(w => w.Address).HasMaxLength(HashKey.HashLength);
    }
}
