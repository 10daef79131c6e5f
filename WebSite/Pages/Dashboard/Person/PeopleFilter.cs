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
        PeopleState.Active => "Last seen",
        PeopleState.Stopped => "Stopped",
        PeopleState.Unreachable => "Unreachable since",
        _ => "First came",
    };

    public override string News => "people";

    public override ListChoice Tabs => ListChoice.Of("state", "Which", State, Name, "Newest");

    private static string Name(PeopleState state) => state switch
    {
        PeopleState.Active => "Last seen",
        PeopleState.Stopped => "Stopped",
        _ => "Unreachable",
    };
}

/// <summary>Which people, and by what they are sorted.</summary>
public enum PeopleState
{
    /// <summary>All, by when something was last said or done.</summary>
    Active,

    /// <summary>Those who asked that nothing more be sent, by when they did.</summary>
    Stopped,

    /// <summary>Those who can't be reached, by since when.</summary>
    Unreachable,
}
