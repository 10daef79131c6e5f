using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Web;

namespace WebSite.Webhook;

/// <summary>Counts refused deliveries into <see cref="DeliveryRefusal"/>, for the dashboard. Anyone can send unsigned ones.</summary>
internal sealed partial class RefusalTally(IServiceScopeFactory scopes, TimeProvider time, ILogger<RefusalTally> logger) : Tally<SignatureResult>(time)
{
    private readonly TimeProvider _time = time;

    protected override async Task TellAsync(SignatureResult reason, long count)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
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
            Count(reason, count);
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
