using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A line of an order, with name and price as they were when it was placed.</summary>
public sealed class OrderLine : IEntityTypeConfiguration<OrderLine>
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public int ProductId { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public long PriceMinor { get; set; }

    public int Quantity { get; set; }

    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("OrderLines");
        builder.HasOne<Order>().WithMany(o => o.Lines).HasForeignKey(l => l.OrderId);
        builder.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId);
    }
}
