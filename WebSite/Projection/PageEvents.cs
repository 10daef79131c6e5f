using System.Text.Json;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Json;
using WebSite.Language;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Events that are about the Page and nobody in particular: what Facebook enforces, and how templates stand. Source: <c>docs/platform.md</c>, Events.</summary>
internal sealed class PageEvents(SendingPauses pauses, TemplateVerdicts verdicts)
{
    /// <summary>A block that is older than this comes from a replay or an outage: whether it still holds, the next message tells.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(8);

    /// <summary>Takes one; what is about somebody changes nothing.</summary>
    public Task TakeAsync(TakenEvent taken, Batch batch, CancellationToken cancel) => (taken.Event.Kind, taken.Stored.Channel) switch
    {
        ("policy-enforcement" or "policy_enforcement", "messaging") => EnforceAsync(taken, batch, cancel), // The hyphen is Facebook's; some clients write it so.
        ("message_template_status_update", "changes") => JudgeAsync(taken, cancel),
        _ => Task.CompletedTask,
    };

    private async Task EnforceAsync(TakenEvent taken, Batch batch, CancellationToken cancel)
    {
        using var json = JsonDocument.Parse(taken.Stored.Raw);
        var said = json.RootElement.Member(taken.Event.Kind);
        switch (said?.Text("action"))
        {
            case "block" when taken.At > batch.Now - Stale:
                var why = UnicodeText.Short(said?.Text("reason"), 500) ?? "Facebook gave no reason.";
                await pauses.OpenAsync(PauseReason.Restricted, new(GraphFaultKind.Restricted, why), claimedAt: null, cancel);
                break;
            case "unblock":
                await pauses.LiftAsync(cancel);
                break;
            default:
                break; // Kept in the log, and nothing follows from it.
        }
    }

    private async Task JudgeAsync(TakenEvent taken, CancellationToken cancel)
    {
        using var json = JsonDocument.Parse(taken.Stored.Raw);
        if (json.RootElement.Member("value") is { } value && TemplateStates.Read(value.Text("event")) is { } state)
        {
            await verdicts.NoteAsync(value.Text("message_template_id"), value.Text("message_template_name"), value.Text("message_template_language"), state, value.Text("reason"), taken.At, cancel);
        }
    }
}
