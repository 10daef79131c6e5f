using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>
/// Follows the webhook's log, right behind its writer: what its events mean goes into one transaction with the checkpoint that says how far it was
/// read, so that each has its effect once. An event that fails is tried again with growing pauses, then set aside; the others go on.
/// </summary>
internal sealed partial class Projector(IServiceScopeFactory scopes, LogBell bell, OptInNews news, OutboxBell outbox, TimeProvider time, ILogger<Projector> logger) : BackgroundService
{
    /// <summary>After so many tries an event is set aside.</summary>
    internal const int MaxAttempts = 5;

    /// <summary>Events of one transaction, at most: it takes some tens of milliseconds, for which the shop's own writers wait.</summary>
    internal const int MostAtOnce = 256;

    /// <summary>So many are waiting for a retry at once, at most, when their time has come.</summary>
    private const int MostDue = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The pause before the last try. A try that is due later than after this was put off by a clock that has been set back since.</summary>
    private static readonly TimeSpan LongestPause = Pause * Math.Pow(5, MaxAttempts - 2);

    /// <summary>It looks by itself, too: another instance may have stored something.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    /// <summary>After a full batch it rests as long, so that the shop's writers come to their turn.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);

    private int _most = MostAtOnce;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = time.CreateTimer(_ => bell.Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var look = TimeProvider.System.CreateTimer(_ => bell.Ring(), null, LookAgain, LookAgain); // Looking again is no matter of dates.
        bell.Ring();
        await foreach (var _ in bell.RingsAsync(stoppingToken))
        {
            if (await TakeAllAsync(stoppingToken) is { } wait)
            {
                alarm.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Takes everything that is there and due. Returns how long to wait for what isn't due; null when nothing waits.</summary>
    private async Task<TimeSpan?> TakeAllAsync(CancellationToken cancel)
    {
        try
        {
            while (await TakeNextAsync(cancel) | await TakeDueAsync(cancel))
            {
                await Task.Delay(Rest, cancel);
            }

            return await NextDueAsync(cancel) is { } next ? Within(next - time.GetUtcNow(), TimeSpan.Zero, LongestPause) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is out of reach: no event is to blame, and nothing is lost.
            Log.OutOfReach(logger, exception);
            return Pause;
        }
    }

    /// <summary>Takes the next events in turn; false when there are none. Where they fail, half as many are tried next, down to the one that is to blame.</summary>
    private async Task<bool> TakeNextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var ids = await Next(db).Select(e => e.Id).ToListAsync(cancel);
        if (ids.Count == 0)
        {
            return false;
        }

        try
        {
            var touched = await TakeAsync(scope.ServiceProvider, async () => (await db.Checkpoints.SingleAsync(cancel), await Next(db).ToListAsync(cancel)), cancel);
            _most = Math.Min(MostAtOnce, _most * 2);
            Tell(touched);
        }
        catch (Exception exception) when (IsToBlame(exception))
        {
            if (ids.Count > 1)
            {
                _most = ids.Count / 2;
            }
            else
            {
                await NoteFailureAsync(ids[0], exception, isInTurn: true, cancel);
            }
        }

        return true;
    }

    private IQueryable<WebhookEvent> Next(SiteDb db) =>
        db.WebhookEvents.AsNoTracking().Where(e => e.Id > db.Checkpoints.Select(c => c.EventId).Single()).OrderBy(e => e.Id).Take(_most);

    /// <summary>What is to be tried again, as far as the log has it still.</summary>
    private static IQueryable<EventNote> Waiting(SiteDb db) =>
        db.EventNotes.Where(n => n.Outcome == EF.Constant(EventOutcome.Waiting) && db.WebhookEvents.Any(e => e.Id == n.EventId && e.Raw != ""));

    /// <summary>Takes events whose retry is due, or that a merchant replays; false when there are none.</summary>
    private async Task<bool> TakeDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await DueAsync(scope.ServiceProvider.GetRequiredService<SiteDb>(), cancel);
        if (due.Count > 0 && !await TryDueAsync(due, cancel) && due.Count > 1)
        {
            foreach (var one in due)
            {
                await TryDueAsync([one], cancel);
            }
        }

        return due.Count > 0;
    }

    private async Task<bool> TryDueAsync(List<long> ids, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        try
        {
            Tell(await TakeAsync(
                scope.ServiceProvider,
                async () => (null, await db.WebhookEvents.AsNoTracking().Where(e => ids.Contains(e.Id) && db.EventNotes.Any(n => n.EventId == e.Id && n.Outcome == EventOutcome.Waiting)).OrderBy(e => e.Id).ToListAsync(cancel)),
                cancel));
            return true;
        }
        catch (Exception exception) when (IsToBlame(exception))
        {
            if (ids is [var id])
            {
                await NoteFailureAsync(id, exception, isInTurn: false, cancel);
            }

            return false;
        }
    }

    /// <summary>Takes events in one transaction, in which they are read: what was erased before it began has no effect.</summary>
    private static async Task<IReadOnlySet<Guid>> TakeAsync(IServiceProvider services, Func<Task<(Checkpoint? Checkpoint, List<WebhookEvent> Events)>> read, CancellationToken cancel)
    {
        await using var transaction = await services.GetRequiredService<SiteDb>().Database.BeginTransactionAsync(cancel);
        var (checkpoint, events) = await read();
        if (events.Count == 0)
        {
            return new HashSet<Guid>();
        }

        if (checkpoint is not null)
        {
            checkpoint.EventId = events[^1].Id;
        }

        var touched = await services.GetRequiredService<BatchHandler>().HandleAsync(events, cancel);
        await transaction.CommitAsync(cancel);
        return touched;
    }

    private async Task NoteFailureAsync(long id, Exception exception, bool isInTurn, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.EventNotes.SingleOrDefaultAsync(n => n.EventId == id, cancel) is not { } note)
        {
            note = db.EventNotes.Add(new() { EventId = id, Outcome = EventOutcome.Waiting }).Entity;
        }
        else if (note.Outcome != EventOutcome.Waiting)
        {
            return; // Another instance has decided it meanwhile.
        }

        note.Attempts++;
        Log.Failed(logger, id, note.Attempts, MaxAttempts, exception);
        var fault = exception.GetBaseException().GetType().Name;
        (note.Outcome, note.Reason, note.RetryAt) = note.Attempts < MaxAttempts
            ? (EventOutcome.Waiting, fault, time.GetUtcNow() + (Pause * Math.Pow(5, note.Attempts - 1)))
            : (EventOutcome.SetAside, $"Taking it failed {note.Attempts} times, the last time with {fault}.", (DateTimeOffset?)null);
        if (isInTurn)
        {
            (await db.Checkpoints.SingleAsync(cancel)).EventId = id;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        Tell(new HashSet<Guid>());
    }

    private void Tell(IReadOnlySet<Guid> touched)
    {
        news.Tell(touched);
        outbox.Ring();
    }

    private async Task<List<long>> DueAsync(SiteDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var latest = now + LongestPause;
        return await Waiting(db).Where(n => n.RetryAt == null || n.RetryAt <= now || n.RetryAt > latest)
            .OrderBy(n => n.EventId).Take(MostDue).Select(n => n.EventId).ToListAsync(cancel);
    }

    private async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Waiting(scope.ServiceProvider.GetRequiredService<SiteDb>()).MinAsync(n => n.RetryAt, cancel);
    }

    private static bool IsToBlame(Exception exception) => exception is not OperationCanceledException && !DatabaseFault.IsOutOfReach(exception);

    private static TimeSpan Within(TimeSpan wait, TimeSpan least, TimeSpan most) => wait < least ? least : wait > most ? most : wait;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Taking event {Id} failed, try {Attempt} of {MaxAttempts}; after the last it is set aside.")]
        public static partial void Failed(ILogger logger, long id, int attempt, int maxAttempts, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The log can't be read, or what it means not be written; it goes on when that is over.")]
        public static partial void OutOfReach(ILogger logger, Exception exception);
    }
}
