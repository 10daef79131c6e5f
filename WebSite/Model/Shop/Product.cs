using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Something the shop sells.</summary>
public sealed class Product : IEntityTypeConfiguration<Product>
{
    /// <summary>The number that a ref carries as its subject; never re-used.</summary>
    public int Id { get; set; }

    /// <summary>The last part of the product page's address, for instance <c>harbour-teapot</c>.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>The slug of a <see cref="Model.Category"/>.</summary>
    public required string Category { get; set; }

    /// <summary>One sentence for the catalogue.</summary>
    public required string Blurb { get; set; }

    public required string Description { get; set; }

    /// <summary>Facts for the product page, one a line, each <c>name: value</c>.</summary>
    public required string Facts { get; set; }

    /// <summary>In the currency's minor unit (cents).</summary>
    public long PriceMinor { get; set; }

    /// <summary>ISO 4217, three letters.</summary>
    public required string Currency { get; set; }

    /// <summary>Pieces that can be ordered now; never negative.</summary>
    public int Stock { get; set; }

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(p => p.Slug).IsUnique();
        builder.Property(p => p.Slug).HasMaxLength(80);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.ToTable(t => t.HasCheckConstraint("CK_Products_Stock", "\"Stock\" >= 0"));
    }
}
