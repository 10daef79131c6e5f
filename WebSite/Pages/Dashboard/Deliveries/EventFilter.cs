using System.ComponentModel.DataAnnotations;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>Which events are shown.</summary>
public sealed class EventFilter : ListFilter
{
    /// <summary>What became of them.</summary>
    public EventOutcome? Outcome { get; set; }

    /// <summary>Their kind, exactly.</summary>
    [StringLength(64)]
    public string? Kind { get; set; }

    public override string Root => "/dashboard/deliveries";

    public override string Noun => "event";

    public override string Searched => "Person's id, ref or number";

    public override string Timed => "Received";

    public override string News => "deliveries";

    public override ListChoice Tabs => ListChoice.Of("outcome", "Outcome", Outcome, Outcomes.Name, "All");

    public override IReadOnlyList<ListChoice> Choices =>
        [new("kind", "Kind", Kind?.Trim(), [(null, "Any"), .. EventKinds.All.Select(kind => kind.Name).Union(Kind is { } other ? [other.Trim()] : []).Select(kind => ((string?)kind, kind))])];
}
