using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Orders that aren't cancelled and what they come to, in the span in which they were placed: all of the shop's, or what is credited to a thing by a rule. Each currency has its own.</summary>
public sealed class MoneyFigure : FigureRow, IEntityTypeConfiguration<MoneyFigure>
{
    private long _orders;
    private long _valueMinor;

    /// <summary>The <see cref="AttributionRule"/>, by its number. All of the shop's orders stand under each.</summary>
    public int Rule { get; init; }

    /// <summary>ISO 4217, three letters.</summary>
    public required string Currency { get; init; }

    public long Orders { get => _orders; init => _orders = value; }

    /// <summary>Goods and delivery, in the currency's minor unit.</summary>
    public long ValueMinor { get => _valueMinor; init => _valueMinor = value; }

    /// <summary>Adds to it, or takes off.</summary>
    internal void Add(long orders, long valueMinor)
    {
        _orders += orders;
        _valueMinor += valueMinor;
    }

    public void Configure(EntityTypeBuilder<MoneyFigure> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Configure<MoneyFigure>(builder);
        builder.ToTable("MoneyFigures");

        // One rule is read at a time.
        builder.HasKey(f => new { f.Rule, f.Dimension, f.Span, f.From, f.Key, f.Currency });
        builder.Property(f => f.Currency).HasMaxLength(3);
    }
}
