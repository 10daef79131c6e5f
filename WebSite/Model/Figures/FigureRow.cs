using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Counts of one span, told by one thing.</summary>
public abstract class FigureRow
{
    /// <summary>The most characters of a key.</summary>
    public const int LongestKey = 200;

    public Dimension Dimension { get; init; }

    public Span Span { get; init; }

    /// <summary>When the span begins, in hours since 1970, UTC.</summary>
    public int From { get; init; }

    /// <summary>Which of the dimension's things: <see cref="Model.Dimension"/>.</summary>
    public required string Key { get; init; }

    // All things of one dimension are read for some spans, so the thing comes last.
    private protected static void Configure<T>(EntityTypeBuilder<T> builder, params string[] more)
        where T : FigureRow
    {
        builder.HasKey([nameof(Dimension), nameof(Span), nameof(From), nameof(Key), .. more]);

        // And one thing's alone.
        builder.HasIndex(nameof(Dimension), nameof(Key), nameof(Span), nameof(From));
        builder.Property(f => f.Dimension).HasConversion<int>();
        builder.Property(f => f.Span).HasConversion<int>();
        builder.Property(f => f.Key).HasMaxLength(LongestKey);
    }
}
