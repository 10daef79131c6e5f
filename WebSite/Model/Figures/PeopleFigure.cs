using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>How many different people came in: those of two hours can't be added up, since somebody may be in both.</summary>
public sealed class PeopleFigure : FigureRow, IEntityTypeConfiguration<PeopleFigure>
{
    private byte[] _sketch = [];

    /// <summary>A <see cref="PeopleSketch"/>.</summary>
    public byte[] Sketch { get => _sketch; init => _sketch = value; }

    /// <summary>Whether people are counted by this.</summary>
    public static bool IsFor(Dimension dimension) => dimension is Dimension.All or Dimension.Placement or Dimension.EntryPoint or Dimension.Campaign or Dimension.Ad;

    /// <summary>More people came in.</summary>
    internal void Add(PeopleSketch people)
    {
        var sketch = PeopleSketch.Read(Sketch);
        sketch.Add(people);
        _sketch = sketch.ToBytes();
    }

    public void Configure(EntityTypeBuilder<PeopleFigure> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Configure<PeopleFigure>(builder);
        builder.ToTable("PeopleFigures");
    }
}
