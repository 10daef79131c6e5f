using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// An order came to another status, and when: <see cref="Order.MoveTo"/> writes it. When it was placed stands in the order itself. Of orders
/// that were moved before this was kept, only where they stand is known.
/// </summary>
public sealed class OrderChange : IEntityTypeConfiguration<OrderChange>
{
    public long Id { get; init; }

    public int OrderId { get; init; }

    public OrderStatus Status { get; init; }

    public DateTimeOffset At { get; init; }

    public void Configure(EntityTypeBuilder<OrderChange> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("OrderChanges");
        builder.HasOne<Order>().WithMany(o => o.Changes).HasForeignKey(c => c.OrderId);
        builder.HasIndex(c => new { c.OrderId, c.Status }).IsUnique();
    }
}
