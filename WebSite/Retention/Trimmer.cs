using System.Data.Common;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Retention;

/// <summary>
/// Trims old events, hints, conversations and what shoppers left, at the start and then once a day. What waits or was set aside stays, however old. In small steps with pauses, so
/// that the log's writer never waits long for the database.
/// </summary>
internal sealed partial class Trimmer(
    IServiceScopeFactory scopes, IOptionsMonitor<RetentionOptions> options, ShopTrimmer shop, TimeProvider time, ILogger<Trimmer> logger) : BackgroundService
{
    /// <summary>Rows of one transaction.</summary>
    internal const int Step = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await TrimAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                Log.Later(logger, exception);
            }

            await Task.Delay(Again, time, stoppingToken);
        }
    }

    private async Task TrimAsync(CancellationToken cancel)
    {
        await TrimHintsAsync(cancel);
        await shop.TrimAsync(Pause, cancel);
        await TrimMatchingUsesAsync(cancel);
        await TrimReportsAsync(cancel);
        if (await NowAsync(cancel) is not { } now)
        {
            return;
        }

        while (await TrimConversationsAsync(now, cancel))
        {
            await Task.Delay(Pause, time, cancel);
        }

        var old = now - options.CurrentValue.Events;
        for (var count = Step; count == Step;)
        {
            count = await TrimEventsAsync(old, cancel);
            if (count > 0)
            {
                Log.Trimmed(logger, count, old);
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    /// <summary>
    /// The time that ages are counted from: that of the newest event, and by whichever clock is behind, this machine's or the platform's. A
    /// clock that jumps ahead would else make everything old at once. So the newest events stay, also in a quiet shop.
    /// </summary>
    private async Task<DateTimeOffset?> NowAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var newest = await scope.ServiceProvider.GetRequiredService<SiteDb>().WebhookEvents
            .Where(e => e.Timestamp != null).OrderByDescending(e => e.Id).Select(e => new { e.ReceivedAt, e.Timestamp }).FirstOrDefaultAsync(cancel);
        return newest is null ? null : new[] { time.GetUtcNow(), newest.ReceivedAt, newest.Timestamp!.Value }.Min();
    }

    private async Task<bool> TrimConversationsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OldConversations>().TrimAsync(now, cancel);
    }

    private async Task<int> TrimEventsAsync(DateTimeOffset old, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var ids = await db.WebhookEvents
            .Where(e => e.ReceivedAt < old && (e.Timestamp == null || e.Timestamp < old)
                && e.Id <= db.Checkpoints.Select(c => c.EventId).Single()
                && !db.EventNotes.Any(n => n.EventId == e.Id && (n.Outcome == EventOutcome.Waiting || n.Outcome == EventOutcome.SetAside)))
            .OrderBy(e => e.ReceivedAt).Take(Step).Select(e => e.Id).ToListAsync(cancel);
        await db.EventNotes.Where(n => ids.Contains(n.EventId)).ExecuteDeleteAsync(cancel);
        return await scope.ServiceProvider.GetRequiredService<LogDb>().WebhookEvents.Where(e => ids.Contains(e.Id)).ExecuteDeleteAsync(cancel);
    }

    private async Task TrimHintsAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await InStepsAsync(hints => hints.Where(h => h.At < now - BrowserHint.Lifetime).OrderBy(h => h.At).Take(Step).ExecuteDeleteAsync(cancel), cancel);
        await InStepsAsync(
            hints => hints.Where(h => h.Address != null && h.At < now - BrowserHint.Lately).OrderBy(h => h.At).Take(Step).ExecuteUpdateAsync(set => set.SetProperty(h => h.Address, (byte[]?)null), cancel), cancel);
    }

    private async Task InStepsAsync(Func<IQueryable<BrowserHint>, Task<int>> trimAsync, CancellationToken cancel)
    {
        for (var count = Step; count == Step;)
        {
            await using var scope = scopes.CreateAsyncScope();
            count = await trimAsync(scope.ServiceProvider.GetRequiredService<SiteDb>().BrowserHints);
            await Task.Delay(count > 0 ? Pause : TimeSpan.Zero, time, cancel);
        }
    }

    /// <summary>Each is counted for a day; where more of them come, they are trimmed with it.</summary>
    private async Task TrimMatchingUsesAsync(CancellationToken cancel)
    {
        var old = time.GetUtcNow() - BrowserHint.Lately;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SiteDb>().MatchingUses.Where(u => u.At < old).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Counts of what policies kept out, by this machine's clock: a shop without an event has them too, and one that jumps ahead costs nothing but counts.</summary>
    private async Task TrimReportsAsync(CancellationToken cancel)
    {
        var old = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - PolicyReport.DaysKept);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SiteDb>().PolicyReports.Where(r => r.Day < old).ExecuteDeleteAsync(cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Trimmed {Count} events received before {Old}.")]
        public static partial void Trimmed(ILogger logger, int count, DateTimeOffset old);

        [LoggerMessage(2, LogLevel.Warning, "Old events could not be trimmed; the rest is trimmed tomorrow.")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
