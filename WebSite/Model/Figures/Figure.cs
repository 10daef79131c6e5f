using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// What the site's own tables say, counted: each number is that of rows there, and the rebuilding command makes it anew from them. docs/figures.md says
/// what counts as what.
/// </summary>
public sealed class Figure : FigureRow, IEntityTypeConfiguration<Figure>
{
    private readonly long[] _counts = new long[Enum.GetValues<Counted>().Length];

    /// <summary><see cref="Counted.OptIns"/>.</summary>
    public long OptIns { get => this[Counted.OptIns]; init => Set(Counted.OptIns, value); }

    /// <summary><see cref="Counted.Linked"/>.</summary>
    public long Linked { get => this[Counted.Linked]; init => Set(Counted.Linked, value); }

    /// <summary><see cref="Counted.Visits"/>.</summary>
    public long Visits { get => this[Counted.Visits]; init => Set(Counted.Visits, value); }

    /// <summary><see cref="Counted.Replies"/>.</summary>
    public long Replies { get => this[Counted.Replies]; init => Set(Counted.Replies, value); }

    /// <summary><see cref="Counted.People"/>.</summary>
    public long People { get => this[Counted.People]; init => Set(Counted.People, value); }

    /// <summary><see cref="Counted.Stopped"/>.</summary>
    public long Stopped { get => this[Counted.Stopped]; init => Set(Counted.Stopped, value); }

    /// <summary><see cref="Counted.Blocked"/>.</summary>
    public long Blocked { get => this[Counted.Blocked]; init => Set(Counted.Blocked, value); }

    /// <summary>One of the counts.</summary>
    public long this[Counted what] => _counts[(int)what];

    /// <summary>Whether nothing is counted.</summary>
    public bool IsNothing => _counts.All(c => c == 0);

    /// <summary>Counts more of something, or less.</summary>
    internal void Add(Counted what, long by) => _counts[(int)what] += by;

    private void Set(Counted what, long value) => _counts[(int)what] = value;

    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Configure<Figure>(builder);
        builder.ToTable("Figures");
        builder.Ignore(f => f.IsNothing);
        builder.UsePropertyAccessMode(PropertyAccessMode.Property);
    }
}

/// <summary>What a <see cref="Figure"/> counts.</summary>
public enum Counted
{
    /// <summary>Clicks on Send to Messenger and the like that the webhook told of, in the hour of the click.</summary>
    OptIns,

    /// <summary>Those of them whose ref named a checkout session.</summary>
    Linked,

    /// <summary>Times that somebody came in, in whatever way.</summary>
    Visits,

    /// <summary>Those of them after which the person wrote within <see cref="Visit.AnswerTime"/>.</summary>
    Replies,

    /// <summary>People who came for the first time, in the hour of that.</summary>
    People,

    /// <summary>People who said stop and haven't come back, in the hour in which they last said so.</summary>
    Stopped,

    /// <summary>People who can't be reached any more, in the hour in which Facebook said so.</summary>
    Blocked,
}
