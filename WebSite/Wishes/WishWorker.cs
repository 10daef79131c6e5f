using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Wishes;

/// <summary>Tells people what they asked to be told, as soon as there is something to tell: after every event, choice and change of a product, and every few seconds in any case.</summary>
internal sealed partial class WishWorker(IServiceScopeFactory scopes, OptInNotifier news, OutboxSignal signal, ILogger<WishWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            using var listener = news.Listen(null, TimeProvider.System); // Before it looks, so that nothing falls between; the machine's time is meant, not the day's.
            await TellAsync(stoppingToken);
            await listener.WaitAsync(stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<WishTelling>().TellAsync(cancel))
            {
                signal.Raise();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.OutOfReach(logger, exception); // Nothing is lost: it looks again.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What people asked to be told can't be read or written; it goes on when that is over.")]
        public static partial void OutOfReach(ILogger logger, Exception exception);
    }
}
