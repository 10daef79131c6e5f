using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// What browsers told of spots, and how often campaigns' short addresses were opened (a campaign's clicks), counted without identity. Nothing else tells it, so
/// it can't be made anew; and nobody vouches for it.
/// </summary>
public sealed class SpotFigure : FigureRow, IEntityTypeConfiguration<SpotFigure>
{
    private readonly long[] _counts = new long[Enum.GetValues<SpotStep>().Length];

    /// <summary><see cref="SpotStep.Served"/>.</summary>
    public long Served { get => this[SpotStep.Served]; init => Set(SpotStep.Served, value); }

    /// <summary><see cref="SpotStep.Seen"/>.</summary>
    public long Seen { get => this[SpotStep.Seen]; init => Set(SpotStep.Seen, value); }

    /// <summary><see cref="SpotStep.Drawn"/>.</summary>
    public long Drawn { get => this[SpotStep.Drawn]; init => Set(SpotStep.Drawn, value); }

    /// <summary><see cref="SpotStep.Linked"/>.</summary>
    public long LinkShown { get => this[SpotStep.Linked]; init => Set(SpotStep.Linked, value); }

    /// <summary><see cref="SpotStep.Clicked"/>.</summary>
    public long Clicked { get => this[SpotStep.Clicked]; init => Set(SpotStep.Clicked, value); }

    /// <summary><see cref="SpotStep.OptedIn"/>.</summary>
    public long OptedIn { get => this[SpotStep.OptedIn]; init => Set(SpotStep.OptedIn, value); }

    /// <summary>One of the counts.</summary>
    public long this[SpotStep step] => _counts[(int)step];

    /// <summary>Counts more of something.</summary>
    internal void Add(SpotStep step, long by) => _counts[(int)step] += by;

    private void Set(SpotStep step, long value) => _counts[(int)step] = value;

    public void Configure(EntityTypeBuilder<SpotFigure> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Configure<SpotFigure>(builder);
        builder.ToTable("SpotFigures");
        builder.UsePropertyAccessMode(PropertyAccessMode.Property);
    }
}

/// <summary>How far a spot came in a browser, as the browser tells.</summary>
public enum SpotStep
{
    /// <summary>It stood in a web page.</summary>
    Served,

    /// <summary>It was in view.</summary>
    Seen,

    /// <summary>Facebook's plugin was drawn in it.</summary>
    Drawn,

    /// <summary>A link was shown in it.</summary>
    Linked,

    /// <summary>It was clicked, as far as a page can see into Facebook's frame.</summary>
    Clicked,

    /// <summary>Facebook's script told the page of an opt-in.</summary>
    OptedIn,
}
