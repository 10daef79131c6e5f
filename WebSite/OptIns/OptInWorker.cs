using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>
/// Takes what waits in the webhook's inbox: events that could not be recorded in the transaction that stored them, and those that are
/// replayed. In order and in batches; one that fails is tried again with growing pauses, then set aside, and the others go on.
/// </summary>
internal sealed partial class OptInWorker(
    IServiceScopeFactory scopes, InboxBell bell, RefProtector refs, OptInNews news, TimeProvider time, ILogger<OptInWorker> logger) : BackgroundService
{
    /// <summary>After so many tries an event is set aside.</summary>
    internal const int MaxAttempts = 5;

    private const int MostAtOnce = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The pause before the last try. A try that is due later than after this was put off by a clock that has been set back since.</summary>
    private static readonly TimeSpan LongestPause = Pause * Math.Pow(5, MaxAttempts - 2);

    private HotConnection? _connection;
    private StoredEvents? _stored;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = time.CreateTimer(_ => bell.Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        bell.Ring();
        try
        {
            await foreach (var _ in bell.RingsAsync(stoppingToken))
            {
                if (await TakeAllAsync(stoppingToken) is { } wait)
                {
                    alarm.Change(wait, Timeout.InfiniteTimeSpan);
                }
            }
        }
        finally
        {
            Close();
        }
    }

    /// <summary>Takes everything that is due. Returns how long to wait for what isn't; null when nothing waits.</summary>
    private async Task<TimeSpan?> TakeAllAsync(CancellationToken cancel)
    {
        try
        {
            while (await DueAsync(cancel) is { Count: > 0 } events)
            {
                await TakeAsync(events, cancel);
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

    private async Task TakeAsync(List<WebhookEvent> events, CancellationToken cancel)
    {
        try
        {
            _connection ??= HotConnection.Open(scopes);
            _stored ??= new(_connection, refs, time);
            news.Tell(_stored.Take(events));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Close();
            if (DatabaseFault.IsOutOfReach(exception))
            {
                throw;
            }

            await (events.Count == 1 ? NoteFailureAsync(events[0], exception, cancel) : TakeEachAsync(events, cancel));
        }
    }

    private void Close()
    {
        _stored?.Dispose();
        _connection?.Dispose();
        (_stored, _connection) = (null, null);
    }

    /// <summary>One event of a batch made it fail: each is taken alone, so that only that one waits.</summary>
    private async Task TakeEachAsync(List<WebhookEvent> events, CancellationToken cancel)
    {
        foreach (var stored in events)
        {
            await TakeAsync([stored], cancel);
        }
    }

    private async Task NoteFailureAsync(WebhookEvent stored, Exception exception, CancellationToken cancel)
    {
        var attempts = stored.Attempts + 1;
        Log.Failed(logger, stored.Id, attempts, MaxAttempts, exception);
        var fault = exception.GetType().Name;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SiteDb>().WebhookEvents.Where(e => e.Id == stored.Id && e.Outcome == EventOutcome.Waiting).ExecuteUpdateAsync(
            set => set
                .SetProperty(e => e.Outcome, attempts < MaxAttempts ? EventOutcome.Waiting : EventOutcome.SetAside)
                .SetProperty(e => e.Attempts, attempts)
                .SetProperty(e => e.RetryAt, time.GetUtcNow() + (Pause * Math.Pow(5, attempts - 1)))
                .SetProperty(e => e.Reason, attempts < MaxAttempts ? fault : $"Recording it failed {attempts} times, the last time with {fault}."),
            cancel);
    }

    private async Task<List<WebhookEvent>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        var latest = now + LongestPause;
        return await scope.ServiceProvider.GetRequiredService<SiteDb>().WebhookEvents.AsNoTracking()
            .Where(e => e.Outcome == EventOutcome.Waiting && (e.RetryAt == null || e.RetryAt <= now || e.RetryAt > latest))
            .OrderBy(e => e.Id).Take(MostAtOnce).ToListAsync(cancel);
    }

    private async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteDb>().WebhookEvents
            .Where(e => e.Outcome == EventOutcome.Waiting).MinAsync(e => e.RetryAt, cancel);
    }

    private static TimeSpan Within(TimeSpan wait, TimeSpan least, TimeSpan most) => wait < least ? least : wait > most ? most : wait;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Recording the stored event {Id} failed, try {Attempt} of {MaxAttempts}; after the last it is set aside.")]
        public static partial void Failed(ILogger logger, long id, int attempt, int maxAttempts, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The inbox can't be read or written; what waits in it is taken when that is over.")]
        public static partial void OutOfReach(ILogger logger, Exception exception);
    }
}
