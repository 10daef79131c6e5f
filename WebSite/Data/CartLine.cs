using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Data;

/// <summary>A product in a checkout session's cart.</summary>
public sealed class CartLine : IEntityTypeConfiguration<CartLine>
{
    public long SessionId { get; set; }

    public int ProductId { get; set; }

    public Product? Product { get; set; }

    /// <summary>1 to <see cref="Checkout.ShopOptions.MostOfOne"/>, as it was set when it was put there.</summary>
    public int Quantity { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    public void Configure(EntityTypeBuilder<CartLine> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(l => new { l.SessionId, l.ProductId });
        builder.HasOne<CheckoutSession>().WithMany(s => s.CartLines).HasForeignKey(l => l.SessionId);
    }
}
