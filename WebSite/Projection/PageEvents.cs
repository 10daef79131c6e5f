using Messenger.AspNetCore.Graph;
using WebSite.Language;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Events that are about the Page and nobody in particular: what Facebook enforces, and how templates stand. Source: <c>docs/platform.md</c>, Events.</summary>
internal sealed class PageEvents(TemplateVerdicts verdicts)
{
    /// <summary>A block that is older than this comes from a replay or an outage: whether it still holds, the next message tells.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(8);

    /// <summary>Whether Facebook keeps the Page from sending, or doesn't any more. The hyphen is Facebook's; some clients write it so.</summary>
    public static bool IsAboutSending(TakenEvent taken) => taken is { Kind.Name: EventKinds.Policy, Stored.Channel: "messaging" };

    /// <summary>Whether Facebook says how a template stands.</summary>
    public static bool IsVerdict(TakenEvent taken) => taken is { Kind.Name: EventKinds.TemplateStatus, Stored.Channel: "changes" };

    /// <summary>Takes one; what is about somebody changes nothing.</summary>
    public void Take(TakenEvent taken, Batch batch)
    {
        if (IsAboutSending(taken))
        {
            Enforce(taken, batch);
        }
        else if (IsVerdict(taken))
        {
            Judge(taken, batch);
        }
    }

    private static void Enforce(TakenEvent taken, Batch batch)
    {
        var (action, reason) = taken.Content.Enforcement ?? default;
        switch (action)
        {
            case "block" when taken.At > batch.Now - Stale:
                batch.Pause!.Open(PauseReason.Restricted, new(GraphFaultKind.Restricted, UnicodeText.Short(reason, 500) ?? "Facebook gave no reason."), claimedAt: null);
                break;
            case "unblock":
                batch.Pause!.Lift();
                break;
            default:
                break; // Kept in the log, and nothing follows from it.
        }
    }

    private void Judge(TakenEvent taken, Batch batch)
    {
        if (taken.Content.Verdict is { } said && TemplateStates.Read(said.Event) is { } state
            && batch.Templates.Find(t => t.PageId == taken.Event.PageId && t.Name == said.Name && t.Language == said.Language) is { } template)
        {
            verdicts.Note(template, said.Id, state, said.Reason, taken.At);
        }
    }
}
