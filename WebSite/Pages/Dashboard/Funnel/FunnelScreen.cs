using WebSite.Figures;
using WebSite.Pages.Dashboard.Parts;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>The funnel's page as it was read: what it is made of.</summary>
/// <param name="Choice">What is looked at.</param>
/// <param name="Reading">The figures.</param>
/// <param name="Names">What things are called.</param>
/// <param name="HasAll">Whether all rows are shown.</param>
public sealed record FunnelScreen(FunnelChoice Choice, FunnelReading Reading, FunnelNames Names, bool HasAll)
{
    /// <summary>More are shown when they are asked for.</summary>
    public const int MostRows = 30;

    /// <summary>Those that are shown.</summary>
    public IReadOnlyList<FunnelRow> Rows { get; } = HasAll ? Reading.Rows : [.. Reading.Rows.Take(MostRows)];

    /// <summary>The funnel at the head: of what is looked at, else of all.</summary>
    public WebSite.Figures.Funnel Shown => Reading.One ?? Reading.Whole;

    /// <summary>Whether nothing was counted.</summary>
    public bool IsEmpty => Shown.Steps.All(s => s.Count == 0);

    /// <summary>The step at which most are lost; null where nobody came so far.</summary>
    public FunnelStep? Leak => Shown.Steps.Where(s => s.Lost > 0).MaxBy(s => s.Lost);

    /// <summary>What is shown, in words.</summary>
    public string What => Choice.Key is { } key ? Names.Of(key) : Choice.By.IsOfSpots && Choice.By.Prefix.Length == 0 ? "All spots of the shop" : $"All by {Choice.By.Words.ToLowerInvariant()}";

    /// <summary>By their names.</summary>
    public IReadOnlyDictionary<string, Part> Parts => new Part[]
    {
        new("_Nothing", IsEmpty ? this : null, Choice.By.Name),
        new("_Steps", IsEmpty ? null : this, new { Shown.Steps, Shown.Spots.Drawn, Shown.Spots.LinkShown, Choice.When, What }),
        new("_Leak", IsEmpty || Leak is null ? null : this, new { Leak, Choice.Key, Choice.By.Name }),
        new("_Sides", IsEmpty ? null : this, new { Reading.Sides, Choice.When }),
        new("_Rows", Reading.Rows.Count == 0 ? null : this, new { Rows = Rows.Select(r => new { r.Funnel.Key, Name = Names.Of(r.Funnel.Key!), r.Funnel.Steps, r.Weakest }), Reading.Rows.Count }),
    }.ToDictionary(part => part.Name);
}
