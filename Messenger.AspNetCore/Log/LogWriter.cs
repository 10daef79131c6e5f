using System.Data.Common;
using System.Threading.Channels;
using Messenger.AspNetCore.Telemetry;

namespace Messenger.AspNetCore.Log;

/// <summary>
/// The one writer of the log. What has gathered while it committed goes into the next transaction together, so that many
/// deliveries share one sync of the disk; each is answered only when its own events are on it.
/// </summary>
internal sealed partial class LogWriter(ILogStore store, LogSignal signal, MessengerMeter meter, ILogger<LogWriter> logger) : BackgroundService
{
    /// <summary>Deliveries that may wait; more are told to come back.</summary>
    internal const int Capacity = 1024;

    /// <summary>Events after which a transaction is closed.</summary>
    private const int MostAtOnce = 512;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Stores a delivery's events; completes when they are on disk.</summary>
    /// <exception cref="DbException">They are not stored.</exception>
    /// <exception cref="LogFullException">The queue is full.</exception>
    public Task StoreAsync(IReadOnlyList<NewEvent> events)
    {
        var waiting = new Waiting(events);
        return _queue.Writer.TryWrite(waiting) ? waiting.Done.Task : Task.FromException(new LogFullException());
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The server has stopped taking requests by now: what is in the queue is the last.
        _queue.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(WriteAsync, CancellationToken.None);

    private async Task WriteAsync()
    {
        ILogConnection? connection = null;
        var batch = new List<Waiting>();
        try
        {
            while (await _queue.Reader.WaitToReadAsync())
            {
                Gather(batch);
                connection = Store(connection, batch);
                batch.Clear();
                connection = Settle(connection);
            }
        }
        finally
        {
            connection?.Dispose();
            _queue.Writer.TryComplete();
            FailWaiting(new InvalidOperationException("The log's writer has ended."));
        }
    }

    private void Gather(List<Waiting> batch)
    {
        for (var events = 0; events < MostAtOnce && _queue.Reader.TryRead(out var next); events += Math.Max(1, next.Events.Count))
        {
            batch.Add(next);
        }
    }

    /// <summary>Stores a batch and answers those who wait; returns the connection to go on with, or null when it can't be trusted any more.</summary>
    private ILogConnection? Store(ILogConnection? connection, List<Waiting> batch)
    {
        try
        {
            connection ??= store.Open();
            NewEvent[] events = [.. batch.SelectMany(w => w.Events)];
            var added = connection.Store(events);
            batch.ForEach(w => w.Done.SetResult());
            signal.RaiseStored(events.Length);
            meter.Stored(added, events.Length - added);
            return connection;
        }
        catch (Exception exception)
        {
            connection?.Dispose();

            // Whatever it is, those who wait must hear of it: it becomes a 503, and the platform sends again.
            batch.ForEach(w => w.Done.SetException(exception));
            if (DatabaseFault.TookLong(exception))
            {
                // So must those who came meanwhile: one after the other they would wait longer than the platform does.
                FailWaiting(exception);
            }

            return null;
        }
    }

    private void FailWaiting(Exception exception)
    {
        while (_queue.Reader.TryRead(out var next))
        {
            next.Done.SetException(exception);
        }
    }

    /// <summary>Those who waited are answered by now. Returns the connection as <see cref="Store"/> does.</summary>
    private ILogConnection? Settle(ILogConnection? connection)
    {
        try
        {
            connection?.Settle();
            return connection;
        }
        catch (DbException exception)
        {
            Log.NotCopied(logger, exception);
            connection?.Dispose();
            return null;
        }
    }

    private sealed record Waiting(IReadOnlyList<NewEvent> Events)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "The log's write-ahead file could not be copied into it; it is tried again. What is in it is safe.")]
        public static partial void NotCopied(ILogger logger, Exception exception);
    }
}

/// <summary>More deliveries wait to be stored than the queue holds.</summary>
public sealed class LogFullException() : Exception("The log's queue is full.");
