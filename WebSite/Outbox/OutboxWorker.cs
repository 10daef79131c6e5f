using Messenger.AspNetCore.Graph;
using Microsoft.Extensions.Options;
using WebSite.OptIns;

namespace WebSite.Outbox;

/// <summary>
/// Sends what waits in the outbox: a few messages at a time, each conversation's in their order, no faster than is set. Everything it
/// knows stands in the database, so that any number of sites may do it.
/// </summary>
internal sealed partial class OutboxWorker(
    IServiceScopeFactory scopes, OutboxSignal signal, OptInNotifier news, IOptionsMonitor<OutboxOptions> options, TimeProvider time, ILogger<OutboxWorker> logger) : BackgroundService
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Another copy of the site may have put a message there, or a merchant a token into the settings.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _slots = new(MostAtOnce);
    private readonly Pace _pace = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = time.CreateTimer(_ => signal.Raise(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var round = TimeProvider.System.CreateTimer(_ => signal.Raise(), null, LookAgain, LookAgain);
        signal.Raise();
        try
        {
            await foreach (var _ in signal.RaisedAsync(stoppingToken))
            {
                alarm.Change(await SendDueAsync(stoppingToken), Timeout.InfiniteTimeSpan);
            }
        }
        finally
        {
            // What is on its way comes to its end, so that its answer isn't lost.
            for (var slot = 0; slot < MostAtOnce; slot++)
            {
                await _slots.WaitAsync(CancellationToken.None);
            }
        }
    }

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    /// <summary>Starts everything that is due, and returns how long to wait for what isn't: for ever when nothing waits.</summary>
    private async Task<TimeSpan> SendDueAsync(CancellationToken cancel)
    {
        try
        {
            if (await In<OutboxClaims, int>(claims => claims.GiveUpAsync(cancel)) is > 0 and var count)
            {
                Log.Uncertain(logger, count);
                news.Tell(new HashSet<Guid>());
            }

            if (await In<OutboxClaims, int>(claims => claims.LapseAsync(cancel)) > 0)
            {
                news.Tell(new HashSet<Guid>());
            }

            if (!await In<GraphClient, bool>(graph => Task.FromResult(graph.HasToken)))
            {
                return Timeout.InfiniteTimeSpan;
            }

            while (await NextAsync(cancel) is { } id)
            {
                _ = SendAsync(id);
            }

            var next = await In<OutboxClaims, DateTimeOffset?>(claims => claims.NextDueAsync(cancel));
            return next - time.GetUtcNow() is not { } wait ? Timeout.InfiniteTimeSpan : wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is out of reach: nothing is lost.
            Log.OutOfReach(logger, exception);
            return Pause;
        }
    }

    /// <summary>Takes a slot and the next message; gives the slot back when there is none.</summary>
    private async Task<long?> NextAsync(CancellationToken cancel)
    {
        await _slots.WaitAsync(cancel);
        long? id = null;
        try
        {
            await _pace.TurnAsync(options.CurrentValue.PerSecond, cancel);
            return id = await In<OutboxClaims, long?>(claims => claims.NextAsync(cancel));
        }
        finally
        {
            if (id is null)
            {
                _slots.Release();
            }
            else
            {
                _pace.Take();
            }
        }
    }

    private async Task SendAsync(long id)
    {
        var touched = new HashSet<Guid>();
        try
        {
            await In<OutboxSender, bool>(async sender =>
            {
                await sender.SendAsync(id);
                return true;
            });
            touched = await In<OutboxOutcome, HashSet<Guid>>(outcome => outcome.TouchedAsync(id, CancellationToken.None));
        }
        catch (Exception exception)
        {
            // It stays claimed. When its lease ends it becomes uncertain, or waits again if it wasn't written.
            Log.NotNoted(logger, id, exception);
        }
        finally
        {
            _slots.Release();
            news.Tell(touched);
            signal.Raise(); // The next one of the same conversation may go.
        }
    }

    private async Task<T> In<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The outbox can't be read or written; it goes on when that is over.")]
        public static partial void OutOfReach(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Message {Id} could not be sent, or what came of it not be noted. In a minute it is uncertain, or waits again if nothing can have left.")]
        public static partial void NotNoted(ILogger logger, long id, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "{Count} messages are uncertain: no answer of Facebook's was noted within a minute. They aren't sent again.")]
        public static partial void Uncertain(ILogger logger, int count);
    }
}
