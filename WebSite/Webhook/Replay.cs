using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.OptIns;

namespace WebSite.Webhook;

/// <summary>
/// Puts events that were set aside back in the queue. Only those: a <see cref="EventOutcome.SetAside"/> event has had no effect,
/// while a recorded one would count again and a kept or refused one would come to the same.
/// </summary>
public sealed class Replay(SiteDb db, InboxBell bell)
{
    /// <summary>Replays those of the named events that are set aside, and returns how many that were.</summary>
    public Task<int> SomeAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) => PutBackAsync(SetAside.Where(e => ids.Contains(e.Id)), cancel);

    /// <summary>Replays everything that is set aside, and returns how much that was.</summary>
    public Task<int> AllAsync(CancellationToken cancel) => PutBackAsync(SetAside, cancel);

    private IQueryable<WebhookEvent> SetAside => db.WebhookEvents.Where(e => e.Outcome == EventOutcome.SetAside);

    private async Task<int> PutBackAsync(IQueryable<WebhookEvent> events, CancellationToken cancel)
    {
        var count = await events.ExecuteUpdateAsync(
            set => set
                .SetProperty(e => e.Outcome, EventOutcome.Waiting)
                .SetProperty(e => e.Attempts, 0)
                .SetProperty(e => e.RetryAt, (DateTimeOffset?)null)
                .SetProperty(e => e.Reason, (string?)null),
            cancel);
        bell.Ring();
        return count;
    }
}
