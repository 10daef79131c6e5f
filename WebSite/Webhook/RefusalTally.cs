using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.OptIns;

namespace WebSite.Webhook;

/// <summary>
/// Counts refused deliveries into <see cref="DeliveryRefusal"/>. Anyone can send unsigned ones, so no request writes, to the
/// database or to the log: what has gathered is told at most once a second, once a reason.
/// </summary>
internal sealed partial class RefusalTally(IServiceScopeFactory scopes, TimeProvider time, ILogger<RefusalTally> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly SignatureResult[] Reasons = Enum.GetValues<SignatureResult>();

    private readonly long[] _counts = new long[Reasons.Length];
    private readonly InboxBell _bell = new();

    /// <summary>One more was refused.</summary>
    public void Count(SignatureResult reason)
    {
        Interlocked.Increment(ref _counts[(int)reason]);
        _bell.Ring();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in _bell.RingsAsync(stoppingToken))
            {
                await WriteAsync();
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        finally
        {
            await WriteAsync();
        }
    }

    /// <summary>Not cancelled: it is short, and what was taken would be lost.</summary>
    private async Task WriteAsync()
    {
        foreach (var reason in Reasons)
        {
            if (Interlocked.Exchange(ref _counts[(int)reason], 0) is > 0 and var count)
            {
                await AddAsync(reason, count);
            }
        }
    }

    private async Task AddAsync(SignatureResult reason, long count)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var hour = now - (now % (long)TimeSpan.FromHours(1).TotalMilliseconds);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SiteDb>().Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "DeliveryRefusals" ("Hour", "Reason", "Count") VALUES ({hour}, {reason.ToString()}, {count})
                 ON CONFLICT ("Hour", "Reason") DO UPDATE SET "Count" = "DeliveryRefusals"."Count" + excluded."Count"
                 """);
            Log.Refused(logger, count, reason);
        }
        catch (DbException exception)
        {
            Log.NotCounted(logger, exception);
            Interlocked.Add(ref _counts[(int)reason], count);
            _bell.Ring();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "{Count} deliveries were refused: their signature is {Reason}.")]
        public static partial void Refused(ILogger logger, long count, SignatureResult reason);

        [LoggerMessage(1, LogLevel.Warning, "Refused deliveries could not be counted; it is tried again.")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
