using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Something the shop sells.</summary>
public sealed class Product : IEntityTypeConfiguration<Product>
{
    private int _stock;

    /// <summary>The number that a ref carries as its subject; never re-used.</summary>
    public int Id { get; init; }

    /// <summary>The last part of the product page's address, for instance <c>harbour-teapot</c>.</summary>
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>The slug of a <see cref="Model.Category"/>.</summary>
    public required string Category { get; init; }

    /// <summary>One sentence for the catalogue.</summary>
    public required string Blurb { get; init; }

    public required string Description { get; init; }

    /// <summary>Facts for the product page, one a line, each <c>name: value</c>.</summary>
    public required string Facts { get; init; }

    /// <summary>In the currency's minor unit (cents).</summary>
    public long PriceMinor { get; init; }

    /// <summary>ISO 4217, three letters.</summary>
    public required string Currency { get; init; }

    /// <summary>Pieces that can be ordered now; never negative.</summary>
    public int Stock { get => _stock; init => _stock = value; }

    /// <summary>Pieces go to somebody who ordered them.</summary>
    /// <exception cref="InvalidOperationException">There aren't so many.</exception>
    internal void Take(int pieces) => _stock = pieces <= Stock ? Stock - pieces : throw new InvalidOperationException($"There are {Stock} of {Slug}, not {pieces}.");

    /// <summary>Pieces of a cancelled order can be ordered again.</summary>
    internal void PutBack(int pieces) => _stock += pieces;

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(p => p.Slug).IsUnique();
        builder.Property(p => p.Slug).HasMaxLength(80);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.ToTable(t => t.HasCheckConstraint("CK_Products_Stock", "\"Stock\" >= 0"));
    }
}
