using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Retention;

/// <summary>Trims what shoppers left behind: carts, checkout sessions, links of messages, whose an order was. In small steps with pauses, as the <see cref="Trimmer"/> does that calls it.</summary>
internal sealed partial class ShopTrimmer(IServiceScopeFactory scopes, TimeProvider time, ILogger<ShopTrimmer> logger)
{
    /// <summary>Trims all that is old.</summary>
    /// <param name="pause">After each step that wrote something.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task TrimAsync(TimeSpan pause, CancellationToken cancel)
    {
        if (await NowAsync(cancel) is not { } now)
        {
            return;
        }

        var rows = await AllAsync<OldSessions>((old, after) => old.TrimAsync(now, after, cancel), pause, cancel);
        var orders = await AllAsync<OldOrders>((old, after) => old.TrimAsync(now, after, cancel), pause, cancel);
        rows += await AllAsync<OldReturns>((old, _) => old.TrimAsync(now, cancel), pause, cancel);
        if (rows + orders > 0)
        {
            Log.Trimmed(logger, rows, orders);
        }
    }

    /// <summary>
    /// The time that ages are counted from: this machine's, or that of the last sign of life where that is older. A clock that is far ahead
    /// when the site starts would else make everything old at once; so the newest sessions stay, also in a shop that is closed.
    /// </summary>
    private async Task<DateTimeOffset?> NowAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var session = await db.CheckoutSessions.MaxAsync(s => (DateTimeOffset?)s.UpdatedAt, cancel);
        var newest = await db.WebhookEvents.OrderByDescending(e => e.Id).Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(cancel);
        var last = newest > session || session is null ? newest : session;
        return last < time.GetUtcNow() ? last : last is null ? null : time.GetUtcNow();
    }

    private async Task<int> AllAsync<T>(Func<T, long, Task<Trimmed>> step, TimeSpan pause, CancellationToken cancel)
        where T : notnull
    {
        var sum = 0;
        for (long? after = 0; after is { } last;)
        {
            await using var scope = scopes.CreateAsyncScope();
            (after, var count) = await step(scope.ServiceProvider.GetRequiredService<T>(), last);
            sum += count;
            if (count > 0)
            {
                await Task.Delay(pause, time, cancel);
            }
        }

        return sum;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Trimmed {Rows} old checkout sessions, cart lines and links, and made {Orders} old orders anonymous.")]
        public static partial void Trimmed(ILogger logger, int rows, int orders);
    }
}
