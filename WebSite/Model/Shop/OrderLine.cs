using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A line of an order, with name and price as they were when it was placed.</summary>
public sealed class OrderLine : IEntityTypeConfiguration<OrderLine>
{
    public int Id { get; init; }

    public int OrderId { get; init; }

    public int ProductId { get; init; }

    /// <summary>As it is now; null where it wasn't read.</summary>
    public Product? Product { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public long PriceMinor { get; init; }

    public int Quantity { get; init; }

    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("OrderLines");
        builder.HasOne<Order>().WithMany(o => o.Lines).HasForeignKey(l => l.OrderId);
        builder.HasOne(l => l.Product).WithMany().HasForeignKey(l => l.ProductId);
    }
}
