using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>
/// Follows the inbox and records what its events mean for conversations, right behind the webhook's writer: conversation, arrival, what
/// was said and what is answered go into one transaction with the mark of how far it has read, so that each event has its effect once.
/// </summary>
internal sealed partial class Projector(IServiceScopeFactory scopes, WriteTurns turns, OptInNews news, OutboxBell bell, TimeProvider time, ILogger<Projector> logger) : BackgroundService
{
    /// <summary>Events of one transaction, at most.</summary>
    internal const int MostAtOnce = 100;

    /// <summary>So many are always taken: less would be all transactions and no work.</summary>
    private const int FewestAtOnce = 10;

    /// <summary>As long a transaction should take: the webhook's writer and the shop wait for it.</summary>
    private static readonly TimeSpan Share = TimeSpan.FromMilliseconds(10);

    /// <summary>While others go on writing, the rest after a transaction is at most so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(80);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private int _most = FewestAtOnce;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            using var listener = news.Listen(null, TimeProvider.System); // Looking again is no matter of dates.
            try
            {
                while (await TakeAsync(stoppingToken) | await TakeLateAsync(stoppingToken))
                {
                    bell.Ring();
                    news.Tell(new HashSet<Guid>());
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database is out of reach: no event is to blame, and nothing is lost.
                Log.OutOfReach(logger, exception);
            }

            await listener.WaitAsync(stoppingToken);
        }
    }

    /// <summary>Takes the next events in turn; false when there are none.</summary>
    private async Task<bool> TakeAsync(CancellationToken cancel)
    {
        try
        {
            var (count, held) = await TakeAsync(_most, cancel);
            if (count == 0)
            {
                return false;
            }

            Adapt(count, held);
            await YieldAsync(cancel);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !DatabaseFault.IsOutOfReach(exception))
        {
            return await TakeOneAsync(cancel); // One of them fails: each alone, so that only that one waits.
        }
    }

    /// <summary>Takes fewer events at once next time when these took too long, or more when all that were allowed took little.</summary>
    private void Adapt(int count, TimeSpan held) =>
        _most = held > Share ? Math.Max(FewestAtOnce, (int)(count * (Share / held)))
            : count == _most ? Math.Min(MostAtOnce, _most * 2)
            : _most;

    /// <summary>Lets others write: until none does, or for a while.</summary>
    private async Task YieldAsync(CancellationToken cancel)
    {
        for (var began = Stopwatch.GetTimestamp(); turns.AreTaken && Stopwatch.GetElapsedTime(began) < Rest;)
        {
            await Task.Delay(Moment, cancel);
        }
    }

    private async Task<(int Count, TimeSpan Held)> TakeAsync(int most, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        if (!await db.WebhookEvents.AnyAsync(e => e.Id > db.ConversationMarks.Select(m => m.EventId).Single(), cancel))
        {
            return default;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var began = Stopwatch.GetTimestamp();
        var mark = await db.ConversationMarks.SingleAsync(cancel);
        var events = await db.WebhookEvents.AsNoTracking().Where(e => e.Id > mark.EventId).OrderBy(e => e.Id).Take(most).ToListAsync(cancel);
        if (events.Count == 0)
        {
            return default;
        }

        mark.EventId = events[^1].Id;
        await scope.ServiceProvider.GetRequiredService<ConversationRecorder>().RecordAsync(events, cancel);
        await transaction.CommitAsync(cancel);
        return (events.Count, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Takes one event; one that fails is put aside to be tried again, and its turn is over.</summary>
    private async Task<bool> TakeOneAsync(CancellationToken cancel)
    {
        try
        {
            return (await TakeAsync(1, cancel)).Count > 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !DatabaseFault.IsOutOfReach(exception))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var mark = await db.ConversationMarks.SingleAsync(cancel);
            mark.EventId = await db.WebhookEvents.Where(e => e.Id > mark.EventId).MinAsync(e => e.Id, cancel);
            db.LateEvents.Add(Failed(new() { EventId = mark.EventId }, exception));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
    }

    /// <summary>Takes one event out of turn; false when none is due.</summary>
    private async Task<bool> TakeLateAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var now = time.GetUtcNow();
        if (await db.LateEvents.OrderBy(e => e.DueAt).FirstOrDefaultAsync(e => e.DueAt <= now, cancel) is not { } late)
        {
            return false;
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var stored = await db.WebhookEvents.AsNoTracking().Where(e => e.Id == late.EventId).ToListAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<ConversationRecorder>().RecordAsync(stored, cancel);
            db.LateEvents.Remove(late);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !DatabaseFault.IsOutOfReach(exception))
        {
            db.ChangeTracker.Clear();
            db.LateEvents.Update(Failed(late, exception));
            await db.SaveChangesAsync(cancel);
        }

        return true;
    }

    private LateEvent Failed(LateEvent late, Exception exception)
    {
        late.Attempts++;
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(5, late.Attempts - 1), LongestPause.TotalSeconds));
        late.DueAt = time.GetUtcNow() + pause;
        Log.Failed(logger, late.EventId, late.Attempts, pause, exception);
        return late;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Recording what event {Id} means for its conversation failed, try {Attempt}; it is tried again in {Pause}.")]
        public static partial void Failed(ILogger logger, long id, int attempt, TimeSpan pause, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The inbox can't be read, or conversations not be written; it goes on when that is over.")]
        public static partial void OutOfReach(ILogger logger, Exception exception);
    }
}
