using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Sessions;

/// <summary>Which checkout sessions are shown.</summary>
public sealed class SessionFilter : ListFilter
{
    public Connection? State { get; set; }

    public Bought? Order { get; set; }

    /// <summary>The way in of one of its opt-ins.</summary>
    public EntryPoint? Door { get; set; }

    public Placement? Placement { get; set; }

    public override string Root => "/dashboard/sessions";

    public override string Noun => "session";

    public override string Searched => "Session, order, name, e-mail, ref or id";

    public override string Timed => "Started";

    public override string News => "sessions";

    public override ListChoice Tabs => ListChoice.Of("state", "State", State, Name, "All");

    public override IReadOnlyList<ListChoice> Choices =>
    [
        ListChoice.Of("order", "Order", Order, bought => bought == Bought.Yes ? "Placed" : "None", "Placed or none"),
        ListChoice.Of("door", "Somebody came in through", Door, door => door.Rule().Heading, "Any way, or nobody"),
        ListChoice.Of("placement", "Placement", Placement, placement => placement.Name(), "Any or none"),
    ];

    /// <summary>How a session stands, in a word or two.</summary>
    public static string Name(Connection connection) => connection switch
    {
        Connection.Connected => "Connected",
        Connection.Conflict => "Conflict",
        _ => "Nobody yet",
    };

    /// <summary>The badge that goes with it.</summary>
    public static string Badge(Connection connection) => connection switch
    {
        Connection.Connected => "linked",
        Connection.Conflict => "conflict",
        _ => "unlinked",
    };
}

/// <summary>Whether a session came to an order.</summary>
public enum Bought
{
    /// <summary>It did.</summary>
    Yes,

    /// <summary>It didn't, or not yet.</summary>
    No,
}
