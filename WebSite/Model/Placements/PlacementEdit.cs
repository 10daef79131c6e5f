using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A merchant changed a placement. The last one holds; those before it are its history. Without any the settings hold.</summary>
public sealed class PlacementEdit : IEntityTypeConfiguration<PlacementEdit>
{
    public int Id { get; init; }

    public Placement Placement { get; init; }

    /// <summary>What stands there from then on. After a return to the settings it is what they said then, and the settings hold.</summary>
    public required SpotLook Look { get; init; }

    /// <summary>Whether it went back to the settings.</summary>
    public bool IsReturn { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The merchant, by e-mail address as it was then.</summary>
    public required string By { get; init; }

    /// <summary>The experiment whose variant was applied; null for an edit by hand.</summary>
    public int? ExperimentId { get; init; }

    /// <summary>Notes a change.</summary>
    /// <param name="placement">Of what.</param>
    /// <param name="look">Without <see cref="SpotLook.Faults"/>.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who.</param>
    /// <param name="experimentId">Whose variant it is; null for none.</param>
    /// <exception cref="ArgumentException">Something is wrong with the look.</exception>
    internal static PlacementEdit Of(Placement placement, SpotLook look, DateTimeOffset at, string by, int? experimentId = null)
    {
        ThrowIfFaulty(placement, look);
        return new() { Placement = placement, Look = look, At = at, By = by, ExperimentId = experimentId };
    }

    /// <summary>Notes that the settings hold again.</summary>
    internal static PlacementEdit Return(Placement placement, SpotLook settings, DateTimeOffset at, string by) =>
        new() { Placement = placement, Look = settings, IsReturn = true, At = at, By = by };

    internal static void ThrowIfFaulty(Placement placement, SpotLook look)
    {
        if (look.Faults(placement).FirstOrDefault() is { Message: { } fault })
        {
            throw new ArgumentException(fault, nameof(look));
        }
    }

    public void Configure(EntityTypeBuilder<PlacementEdit> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(e => new { e.Placement, e.Id });
        builder.Property(e => e.By).HasMaxLength(254);
        builder.ComplexProperty(e => e.Look, Columns);
    }

    internal static void Columns(ComplexPropertyBuilder<SpotLook> look)
    {
        look.Property(l => l.IsOn).HasColumnName("IsOn");
        look.Property(l => l.Plugins).HasColumnName("Plugins");
        look.Property(l => l.Color).HasColumnName("Color").HasMaxLength(16);
        look.Property(l => l.Size).HasColumnName("Size").HasMaxLength(16);
        look.Property(l => l.CtaText).HasColumnName("CtaText").HasMaxLength(64);
        look.Property(l => l.Headline).HasColumnName("Headline").HasMaxLength(SpotLook.LongestHeadline);
        look.Property(l => l.Offer).HasColumnName("Offer").HasMaxLength(SpotLook.LongestOffer);
        look.Property(l => l.Position).HasColumnName("Position");
    }
}
