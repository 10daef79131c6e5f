using Messenger.AspNetCore.Log;
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
    public Task<int> SomeAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) => PutBackAsync(db.EventNotes.Where(n => ids.Contains(n.EventId)), cancel);

    /// <summary>Replays everything that is set aside, and returns how much that was.</summary>
    public Task<int> AllAsync(CancellationToken cancel) => PutBackAsync(db.EventNotes, cancel);

    private async Task<int> PutBackAsync(IQueryable<EventNote> events, CancellationToken cancel)
    {
        var count = await events.PutBackAsync(cancel);
        signal.Raise();
        return count;
    }
}
