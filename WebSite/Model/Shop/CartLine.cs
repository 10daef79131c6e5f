using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A product in a checkout session's cart.</summary>
public sealed class CartLine : IEntityTypeConfiguration<CartLine>
{
    public long SessionId { get; set; }

    public int ProductId { get; set; }

    public Product? Product { get; set; }

    /// <summary>At least 1, at most what one order might take when it was put there: <see cref="Checkout.PieceLimit"/>.</summary>
    public int Quantity { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public void Configure(EntityTypeBuilder<CartLine> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(l => new { l.SessionId, l.ProductId });
        builder.HasOne<CheckoutSession>().WithMany(s => s.CartLines).HasForeignKey(l => l.SessionId);
    }
}
