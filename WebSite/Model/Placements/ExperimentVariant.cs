using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>One way that an experiment tries.</summary>
public sealed class ExperimentVariant : IEntityTypeConfiguration<ExperimentVariant>
{
    public int ExperimentId { get; init; }

    /// <summary>From 0, which is what stood there before.</summary>
    public int Number { get; init; }

    /// <summary>What is shown; one that is off shows nothing.</summary>
    public required SpotLook Look { get; init; }

    /// <summary>How many sessions see it beside those of the others.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>What it is called: A, B, C or D.</summary>
    public string Name => NameOf(Number);

    /// <summary>The name of a number.</summary>
    public static string NameOf(int number) => ((char)('A' + number)).ToString();

    public void Configure(EntityTypeBuilder<ExperimentVariant> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(v => new { v.ExperimentId, v.Number });
        builder.HasOne<Experiment>().WithMany(e => e.Variants).HasForeignKey(v => v.ExperimentId);
        builder.Ignore(v => v.Name);
        builder.ComplexProperty(v => v.Look, PlacementEdit.Columns);
    }
}
