using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A file of products that was read and waits for the merchant's yes. It goes when that is given, and after a day in any case.</summary>
public sealed class ProductImport : IEntityTypeConfiguration<ProductImport>
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public Guid Id { get; init; }

    /// <summary>The file's name, as the browser told it.</summary>
    public required string FileName { get; init; }

    /// <summary>What was read of it: JSON, packed with Brotli.</summary>
    public required byte[] Read { get; init; }

    public DateTimeOffset At { get; init; }

    public void Configure(EntityTypeBuilder<ProductImport> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ProductImports");
        builder.Property(i => i.FileName).HasMaxLength(200);
    }
}
