using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Webhook;

namespace WebSite.OptIns;

/// <summary>Takes what waits in the webhook's inbox, in order, one transaction an event. It is woken by the webhook and starts with what an earlier run left.</summary>
internal sealed partial class OptInWorker(IServiceScopeFactory scopes, InboxBell bell, OptInNews news, TimeProvider time, ILogger<OptInWorker> logger) : BackgroundService
{
    /// <summary>After so many tries an event is set aside.</summary>
    internal const int MaxAttempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Ring();
        await foreach (var _ in bell.RingsAsync(stoppingToken))
        {
            try
            {
                while (await TakeNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database is out of reach or an event failed: both are tried again, the event only so often.
                Log.Failed(logger, MaxAttempts, exception);
                await Task.Delay(Pause, time, stoppingToken);
                bell.Ring();
            }
        }
    }

    /// <summary>Takes the oldest event that waits; false when none does.</summary>
    private async Task<bool> TakeNextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var next = await db.WebhookEvents.Where(e => e.Outcome == EventOutcome.Waiting).OrderBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(cancel);
        if (next is not { } id)
        {
            return false;
        }

        try
        {
            var sessionId = await RecordAsync(scope.ServiceProvider, db, id, cancel);
            news.Tell(sessionId);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await NoteFailureAsync(id, exception, cancel);
            throw;
        }

        return true;
    }

    private static async Task<Guid?> RecordAsync(IServiceProvider services, SiteDb db, long id, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var stored = await db.WebhookEvents.SingleOrDefaultAsync(e => e.Id == id && e.Outcome == EventOutcome.Waiting, cancel);
        if (stored is null)
        {
            return null;
        }

        var sessionId = await services.GetRequiredService<OptInRecorder>().RecordAsync(stored, cancel);
        stored.Attempts++;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return sessionId;
    }

    /// <summary>Counts the try in a scope of its own, since the failed one may be in any state; sets the event aside after the last.</summary>
    private async Task NoteFailureAsync(long id, Exception exception, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await db.WebhookEvents.Where(e => e.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(e => e.Outcome, e => e.Attempts + 1 >= MaxAttempts ? EventOutcome.Failed : EventOutcome.Waiting)
                .SetProperty(e => e.Attempts, e => e.Attempts + 1)
                .SetProperty(e => e.Reason, exception.GetType().Name),
            cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Recording an event failed; it will be tried again, and set aside after {MaxAttempts} tries.")]
        public static partial void Failed(ILogger logger, int maxAttempts, Exception exception);
    }
}
