using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.OptIns;

/// <summary>Which opt-ins are shown.</summary>
public sealed class OptInFilter : ListFilter
{
    public OptInState? State { get; set; }

    /// <summary>The way in, of the earliest click.</summary>
    public EntryPoint? Door { get; set; }

    public Placement? Placement { get; set; }

    public override string Root => "/dashboard/opt-ins";

    public override string Noun => "opt-in";

    public override string Searched => "Name, e-mail, order, session, ref or id";

    public override string Timed => "Last click";

    public override string News => "opt-ins";

    public override ListChoice Tabs => ListChoice.Of("state", "State", State, Name, "All");

    public override IReadOnlyList<ListChoice> Choices =>
    [
        ListChoice.Of("door", "Came in through", Door, door => door.Rule().Heading, "Any way"),
        ListChoice.Of("placement", "Placement", Placement, placement => placement.Name(), "Any or none"),
    ];

    private static string Name(OptInState state) => state switch
    {
        OptInState.Proven => "Linked",
        OptInState.Confirmed => "Confirmed",
        OptInState.Unconfirmed => "Not confirmed",
        OptInState.Refused => "Somebody else",
        _ => "Unlinked",
    };
}

/// <summary>How an opt-in stands.</summary>
public enum OptInState
{
    /// <summary>The click came from the session's own browser.</summary>
    Proven,

    /// <summary>The shopper said yes.</summary>
    Confirmed,

    /// <summary>The shopper is asked.</summary>
    Unconfirmed,

    /// <summary>The shopper said no.</summary>
    Refused,

    /// <summary>It never belonged to a session.</summary>
    Unlinked,
}
