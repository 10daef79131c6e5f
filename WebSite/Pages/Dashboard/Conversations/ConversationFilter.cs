using WebSite.Model;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>Which conversations are shown.</summary>
public enum ConversationFilter
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those in which a person asked something that no merchant has looked at or answered.</summary>
    Unread,

    /// <summary>Those handed to a human.</summary>
    Handed,

    /// <summary>Those with messages that are set aside, or failed or are uncertain and of the last 24 hours.</summary>
    Trouble,
}

/// <summary>Filters in words and queries.</summary>
public static class ConversationFilters
{
    /// <summary>What the merchant reads.</summary>
    public static string Name(this ConversationFilter filter) => filter switch
    {
        ConversationFilter.Unread => "Needs an answer",
        ConversationFilter.Handed => "Handed to a human",
        ConversationFilter.Trouble => "Not sent or uncertain",
        _ => "All",
    };

    /// <summary>The address of the list.</summary>
    public static string Path(this ConversationFilter filter) =>
        filter == ConversationFilter.All ? "/dashboard/conversations" : "/dashboard/conversations?show=" + filter.ToString().ToLowerInvariant();

    /// <summary>The conversations it lets through.</summary>
    public static IQueryable<Conversation> Of(this ConversationFilter filter, IQueryable<Conversation> all, DateTimeOffset yesterday) => filter switch
    {
        ConversationFilter.Unread => all.Where(Conversation.NeedsAnswer),
        ConversationFilter.Handed => all.Where(c => c.HandedOverAt != null),
        ConversationFilter.Trouble => all.Where(c => c.Messages.Any(m => m.State == OutboxState.SetAside || (m.CreatedAt > yesterday && (m.State == OutboxState.Failed || m.State == OutboxState.Uncertain)))),
        _ => all,
    };
}
