using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>The session of an order had seen a variant of an experiment not long before, opted in or not.</summary>
public sealed class OrderVariant : IEntityTypeConfiguration<OrderVariant>
{
    /// <summary>Who orders later than this after the place was seen, doesn't count.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public int OrderId { get; init; }

    public int ExperimentId { get; init; }

    /// <summary>The variant's number.</summary>
    public int Variant { get; init; }

    /// <summary>As figures name it.</summary>
    internal string Key => new VariantMark(ExperimentId, Variant).Key;

    public void Configure(EntityTypeBuilder<OrderVariant> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(v => new { v.OrderId, v.ExperimentId });
        builder.HasOne<Order>().WithMany().HasForeignKey(v => v.OrderId);
        builder.HasOne<Experiment>().WithMany().HasForeignKey(v => v.ExperimentId);
        builder.Ignore(v => v.Key);
    }
}
