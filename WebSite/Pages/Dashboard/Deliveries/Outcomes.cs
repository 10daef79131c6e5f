using WebSite.Model;
using WebSite.OptIns;
using WebSite.Projection;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>What became of an event, for merchants.</summary>
public static class Outcomes
{
    /// <summary>In words.</summary>
    public static string Name(EventOutcome outcome) => outcome == EventOutcome.SetAside ? "Set aside" : outcome.ToString();

    /// <summary>The badge's colour and shape.</summary>
    public static string State(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Waiting => "waiting",
        EventOutcome.Recorded => "linked",
        EventOutcome.Refused => "conflict",
        EventOutcome.SetAside => "failed",
        _ => "unlinked",
    };

    /// <summary>What became of it, in a sentence or two: by what was recorded, and by its kind.</summary>
    /// <param name="row">The event.</param>
    public static string Why(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Outcome switch
        {
            EventOutcome.Waiting => row.Reason is null ? "To be looked at." : $"The last try failed ({row.Reason}); it is tried again.",
            EventOutcome.Recorded => (row.Reason == Reading.OtherDoor ? $"Counted to an opt-in. {People.OtherDoor}"
                    : Enum.TryParse<UnlinkedReason>(row.Reason, out var unlinked) ? $"An opt-in of no session. {People.Why(unlinked)}"
                    : "Counted to an opt-in.")
                + (row.IsInConversation ? " " + Kept(row) : ""),
            EventOutcome.Kept => row.Reason is null ? Kept(row) : $"{row.Reason} {Kept(row)}",
            EventOutcome.SetAside => row.Reason ?? "Nothing is known of why.",
            EventOutcome.Erased => "Everything about its person was deleted.",
            _ => row.Reason ?? "It isn't for this site.",
        };
    }

    /// <summary>What a conversation has of it.</summary>
    private static string Kept(EventRow row) => (row, EventKinds.Of(row.Kind)) switch
    {
        ({ IsInConversation: true }, var kind) => kind?.Shown ?? EventKind.InConversation,
        ({ Channel: "standby" }, _) => "Another app has the thread: it is kept as it is, and looked at for a stop.",
        (_, { } kind) => kind.Kept,
        _ => "This site does nothing with events of this kind. It is kept as it came.",
    };
}
