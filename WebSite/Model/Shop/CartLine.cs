using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A product in a checkout session's cart.</summary>
public sealed class CartLine : IEntityTypeConfiguration<CartLine>
{
    private int _quantity;

    public long SessionId { get; init; }

    public int ProductId { get; init; }

    public Product? Product { get; init; }

    /// <summary>At least 1, at most what one order might take when it was put there: <see cref="Checkout.PieceLimit"/>.</summary>
    public int Quantity { get => _quantity; init => _quantity = value; }

    public DateTimeOffset AddedAt { get; init; }

    internal void Set(int quantity) => _quantity = quantity;

    public void Configure(EntityTypeBuilder<CartLine> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(l => new { l.SessionId, l.ProductId });
        builder.HasOne<CheckoutSession>().WithMany(s => s.CartLines).HasForeignKey(l => l.SessionId);
    }
}
