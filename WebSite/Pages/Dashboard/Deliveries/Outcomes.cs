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
    private static string Kept(EventRow row) => row switch
    {
        { IsInConversation: true } => row.Kind switch
        {
            "echo" => "Shown in the conversation, as written by somebody else for the Page.",
            "message_edit" => "Shown in the conversation: the message has its new words, and keeps those of before.",
            "unsent" => "Shown in the conversation: the message is marked as unsent, and its words are gone.",
            _ => "Shown in the conversation.",
        },
        { Channel: "standby" } => "Another app has the thread: it is kept as it is, and looked at for a stop.",
        { Kind: "read" } => "It says how far the person has read, which is noted in their conversation.",
        { Kind: "delivery" } => "It says what has arrived, which is noted in the person's conversation.",
        { Kind: "echo" } => "The Page's own words coming back. If nobody knew whether a message of this site's had arrived, this says that it did.",
        { Kind: "message_edit" } => "A change of a message that isn't in the conversation, or not yet. It was looked at for a stop.",
        { Kind: "unsent" } => "A message was taken back that isn't in the conversation, or not yet. If it comes, its words are not shown.",
        { Kind: "reaction" } => "A reaction to a message, of nobody who is known here.",
        { Kind: "message" or "postback" or "referral" or "optin" or "message_request" } => "It is in no conversation: it names no person of the Page, or what was said has been deleted or trimmed since.",
        _ => "This site does nothing with events of this kind. It is kept as it came.",
    };
}
