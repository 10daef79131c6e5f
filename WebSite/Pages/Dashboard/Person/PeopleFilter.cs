using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>Which people are shown.</summary>
public sealed class PeopleFilter : ListFilter
{
    public PeopleState? State { get; set; }

    public override string Root => "/dashboard/people";

    public override string Noun => "person";

    public override string Nouns => "people";

    public override string Searched => "Name, e-mail, order, session, ref or id";

    public override string Timed => State switch
    {
        PeopleState.Stopped => "Stopped",
        PeopleState.Unreachable => "Unreachable since",
        _ => Sort.Column() == SortColumn.Seen ? "Last seen" : "First came",
    };

    public override string News => "people";

    public override ListChoice Tabs => ListChoice.Of("state", "Which", State, Name, "All");

    /// <summary>Of those who are gone only since when; they are few.</summary>
    public override IReadOnlyList<SortColumn> Columns => State is null ? [SortColumn.Time, SortColumn.Seen, SortColumn.Name] : [SortColumn.Time];

    private static string Name(PeopleState state) => state == PeopleState.Stopped ? "Stopped" : "Unreachable";
}

/// <summary>Which people.</summary>
public enum PeopleState
{
    /// <summary>Those who asked that nothing more be sent, by when they did.</summary>
    Stopped,

    /// <summary>Those who can't be reached, by since when.</summary>
    Unreachable,
}
