using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Telemetry;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Follows the webhook's log for the site: what its events mean goes into one transaction with the checkpoint.</summary>
internal sealed partial class Projector(IServiceScopeFactory scopes, LogSignal signal, OptInNotifier news, OutboxSignal outbox, ProjectionMeter meter, TimeProvider time, ILogger<Projector> logger)
    : LogFollower(signal, time, logger)
{
    protected override async Task<IReadOnlyList<long>> NextAsync(int most, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Next(scope.ServiceProvider.GetRequiredService<SiteDb>(), most).Select(e => e.Id).ToListAsync(cancel);
    }

    protected override async Task<bool> IsMoreComingAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        return await db.IsMoreComingAsync(db.Checkpoints.Select(c => c.EventId), cancel);
    }

    protected override Task TakeNextAsync(int most, CancellationToken cancel) => TakeAsync(async db => (await db.Checkpoints.SingleAsync(cancel), await Next(db, most).ToListAsync(cancel)), cancel);

    protected override Task TakeAgainAsync(IReadOnlyList<long> ids, CancellationToken cancel) => TakeAsync(async db => (null, await db.WebhookEvents.AsNoTracking()
        .Where(e => ids.Contains(e.Id) && db.EventNotes.Any(n => n.EventId == e.Id && n.Outcome == EventOutcome.Waiting)).OrderBy(e => e.Id).ToListAsync(cancel)), cancel);

    protected override async Task<IReadOnlyList<long>> DueAsync(DateTimeOffset now, DateTimeOffset latest, int most, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Waiting(scope.ServiceProvider.GetRequiredService<SiteDb>()).Where(n => n.RetryAt == null || n.RetryAt <= now || n.RetryAt > latest)
            .OrderBy(n => n.EventId).Take(most).Select(n => n.EventId).ToListAsync(cancel);
    }

    protected override async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Waiting(scope.ServiceProvider.GetRequiredService<SiteDb>()).MinAsync(n => n.RetryAt, cancel);
    }

    protected override async Task NoteFailureAsync(long id, Exception exception, bool isInTurn, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var checkpoint = isInTurn ? await db.Checkpoints.SingleAsync(cancel) : null;
        if (checkpoint?.EventId >= id)
        {
            return; // Another instance has taken it meanwhile.
        }

        if (await db.EventNotes.SingleOrDefaultAsync(n => n.EventId == id, cancel) is not { } note)
        {
            note = db.EventNotes.Add(new() { EventId = id, Outcome = EventOutcome.Waiting }).Entity;
        }
        else if (note.Outcome != EventOutcome.Waiting)
        {
            return; // Another instance has decided it meanwhile.
        }

        note.Fail(exception.GetBaseException().GetType().Name, RetryAt(note.Attempts + 1));
        Log.Failed(logger, id, note.Attempts, MaxAttempts, exception);
        checkpoint?.MoveTo(id);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        Tell(new HashSet<Guid>());
    }

    /// <summary>Takes events in one transaction, in which they are read: what was erased before it began has no effect.</summary>
    private async Task TakeAsync(Func<SiteDb, Task<(Checkpoint? Checkpoint, List<WebhookEvent> Events)>> read, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (checkpoint, events) = await read(db);
        if (events.Count == 0)
        {
            return;
        }

        using var span = SessionTrace.IsWatched ? SessionTrace.Source.StartActivity("messenger.batch")?.SetTag("messenger.events", events.Count) : null;
        checkpoint?.MoveTo(events[^1].Id);
        var touched = await scope.ServiceProvider.GetRequiredService<BatchHandler>().HandleAsync(events, cancel);
        await transaction.CommitAsync(cancel);
        if (checkpoint is not null)
        {
            meter.Understood(events);
        }

        scope.ServiceProvider.GetRequiredService<BatchTrace>().Tell(span);
        Tell(touched);
    }

    private static IQueryable<WebhookEvent> Next(SiteDb db, int most) =>
        db.Behind(db.Checkpoints.Select(c => c.EventId)).AsNoTracking().Take(most);

    /// <summary>What is to be tried again, as far as the log has it still.</summary>
    private static IQueryable<EventNote> Waiting(SiteDb db) =>
        db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.Waiting) && db.WebhookEvents.Any(e => e.Id == n.EventId && e.Raw != ""));

    private void Tell(IReadOnlySet<Guid> touched)
    {
        news.Tell(touched);
        outbox.Raise();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Taking event {Id} failed, try {Attempt} of {MaxAttempts}; after the last it is set aside.")]
        public static partial void Failed(ILogger logger, long id, int attempt, int maxAttempts, Exception exception);
    }
}
