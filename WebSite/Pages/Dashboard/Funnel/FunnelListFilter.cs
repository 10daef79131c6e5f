using WebSite.Figures;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>Which list behind a number of the funnel is shown.</summary>
public sealed class FunnelListFilter : ListFilter
{
    public string? By { get; set; }

    public string? Key { get; set; }

    public int? Days { get; set; }

    /// <summary>The step.</summary>
    public string? Step { get; set; }

    /// <summary>The later step to which those that are shown didn't come; null for all.</summary>
    public string? Without { get; set; }

    public override string Root => "/dashboard/funnel/list";

    public override string Noun => "row";

    public override string Searched => "";

    public override string Timed => "";

    public override string News => "";

    /// <summary>The step; null when there is no such list.</summary>
    internal FunnelStage? Stage => Steps.Find(Step) is { } stage && FunnelLists.Has(FunnelBy.Of(By), stage) ? stage : null;

    /// <summary><see cref="Without"/>, as far as it is a later step of that one.</summary>
    internal FunnelStage? Missed => Steps.Find(Without) is { } missed && Stage is { } stage && FunnelLists.After(stage).Contains(missed) ? missed : null;

    public override ListChoice Tabs => new("without", "Which of them", Missed is { } missed ? Steps.NameOf(missed) : null,
        [(null, "All"), .. (Stage is { } stage ? FunnelLists.After(stage) : []).Select(later => ((string?)Steps.NameOf(later), $"Only those {later.Missed()}"))]);

    protected override IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("by", By), ("key", Key), ("days", Days?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("from", FunnelListModel.Day(From)), ("to", FunnelListModel.Day(To)),
        ("step", Step), .. base.Fields.Where(one => one.Name is "without" or "sort"),
    ];
}
