using WebSite.Data;
using WebSite.OptIns;

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

    /// <summary>Why, in a sentence.</summary>
    public static string Why(EventOutcome outcome, string? reason) => outcome switch
    {
        EventOutcome.Waiting => reason is null ? "To be looked at." : $"The last try failed ({reason}); it is tried again.",
        EventOutcome.Recorded when reason == Reading.OtherDoor => $"Counted to an opt-in. {People.OtherDoor}",
        EventOutcome.Recorded => Enum.TryParse<UnlinkedReason>(reason, out var unlinked) ? $"An opt-in of no session. {People.Why(unlinked)}" : "Counted to an opt-in.",
        EventOutcome.Kept => reason ?? "It asks for nothing here.",
        EventOutcome.SetAside => reason ?? "Nothing is known of why.",
        EventOutcome.Erased => "Everything about its person was deleted.",
        _ => reason ?? "It isn't for this site.",
    };
}
