using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>One of those behind a number.</summary>
public sealed record FunnelLine
{
    /// <summary>Where it stands in its list.</summary>
    public required FunnelPlace Place { get; init; }

    public required EntryPoint EntryPoint { get; init; }

    public Placement? Placement { get; init; }

    public string? WebPage { get; init; }

    public int Mark { get; init; }

    /// <summary>The checkout session; null where there is none, or none any more.</summary>
    public long? SessionId { get; init; }

    /// <summary>The conversation; null where there is none.</summary>
    public long? ConversationId { get; init; }

    /// <summary>The person's name; null where it isn't known.</summary>
    public string? Name { get; init; }

    /// <summary>The person; null where nobody knows who it is.</summary>
    public string? Psid { get; init; }

    /// <summary>Why it is tied to no session; null where it is, or was.</summary>
    public UnlinkedReason? Unlinked { get; init; }

    /// <summary>Whether the person wrote within a week.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The session's order; null where there is none.</summary>
    public int? OrderId { get; init; }
}
