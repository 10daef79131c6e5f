using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Puts events that were set aside back in the queue. Only those: a <see cref="EventOutcome.SetAside"/> event has had no effect,
/// while a recorded one would count again and a kept or refused one would come to the same.
/// </summary>
public sealed class Replay(SiteDb db, LogSignal signal)
{
    /// <summary>Replays those of the named events that are set aside, and returns how many that were.</summary>
    public Task<int> SomeAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) => PutBackAsync(SetAside.Where(n => ids.Contains(n.EventId)), cancel);

    /// <summary>Replays everything that is set aside, and returns how much that was.</summary>
    public Task<int> AllAsync(CancellationToken cancel) => PutBackAsync(SetAside, cancel);

    private IQueryable<EventNote> SetAside => db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.SetAside));

    private async Task<int> PutBackAsync(IQueryable<EventNote> events, CancellationToken cancel)
    {
        var count = await events.ExecuteUpdateAsync(
            set => set
                .SetProperty(n => n.Outcome, EventOutcome.Waiting)
                .SetProperty(n => n.Attempts, 0)
                .SetProperty(n => n.RetryAt, (DateTimeOffset?)null)
                .SetProperty(n => n.Reason, (string?)null),
            cancel);
        signal.Raise();
        return count;
    }
}
