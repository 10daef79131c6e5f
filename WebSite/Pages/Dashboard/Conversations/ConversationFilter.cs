using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>Which conversations are shown.</summary>
public sealed class ConversationFilter : ListFilter
{
    public TalkState? Show { get; set; }

    public override string Root => "/dashboard/conversations";

    public override string Noun => "conversation";

    public override string Searched => "Name, e-mail, order, session, ref or id";

    public override string Timed => "Last said or done";

    public override string News => "conversations";

    public override ListChoice Tabs => ListChoice.Of("show", "Which", Show, Name, "All");

    /// <summary>Those with which something is the matter are few, and it is the latest that matters.</summary>
    public override IReadOnlyList<SortColumn> Columns => Show is null ? [SortColumn.Time, SortColumn.Name] : [SortColumn.Time];

    private static string Name(TalkState state) => state switch
    {
        TalkState.Unread => "Needs an answer",
        TalkState.Handed => "Handed to a human",
        _ => "Not sent or uncertain",
    };
}

/// <summary>What is the matter with conversations.</summary>
public enum TalkState
{
    /// <summary>A person asked something that no merchant has looked at or answered.</summary>
    Unread,

    /// <summary>It is handed to a human.</summary>
    Handed,

    /// <summary>There are messages that are set aside, or failed or are uncertain and of the last 24 hours.</summary>
    Trouble,
}
