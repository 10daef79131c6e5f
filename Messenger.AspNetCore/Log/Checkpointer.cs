using System.Data.Common;

namespace Messenger.AspNetCore.Log;

/// <summary>
/// Copies SQLite's write-ahead file into the webhook's log, beside its writer, so that no delivery waits for it. Only the very
/// end is left to the writer, between two of its transactions: the log begins anew when nothing is left to be copied.
/// </summary>
internal sealed partial class Checkpointer(IServiceScopeFactory scopes, ILogger<Checkpointer> logger) : BackgroundService
{
    /// <summary>A log of so many pages (64 MB) has to begin anew.</summary>
    private const int Long = 16_000;

    /// <summary>So many pages may then be left to the writer: it takes about ten milliseconds, a few times a second under full load.</summary>
    private const int Rest = 100;

    /// <summary>How often in a row it is tried to come that near to a writer that goes on.</summary>
    private const int Tries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Others write too, if less: who only tells of it is the webhook's writer.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _written = new(0, 1);
    private volatile bool _isAlmostDone;

    /// <summary>To be called after a commit.</summary>
    /// <returns>Whether the caller should copy what is left now, with <see cref="HotConnection.Checkpoint"/>.</returns>
    public bool Wrote()
    {
        if (_written.CurrentCount == 0)
        {
            _written.Release();
        }

        var isAlmostDone = _isAlmostDone;
        _isAlmostDone = false;
        return isAlmostDone;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HotConnection? connection = null;
        try
        {
            while (true)
            {
                await _written.WaitAsync(Idle, stoppingToken);
                await Task.Delay(Pause, stoppingToken);
                try
                {
                    Copy(connection ??= HotConnection.Open(scopes));
                }
                catch (DbException exception)
                {
                    // The log only grows meanwhile; the writer itself copies it when it is very long.
                    Log.Later(logger, exception);
                    connection?.Dispose();
                    connection = null;
                    await Task.Delay(Idle, stoppingToken);
                }
            }
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private void Copy(HotConnection connection)
    {
        if (connection.Checkpoint() is not { } before || before < Long)
        {
            return;
        }

        // What came meanwhile takes less time than what was there before, and so on.
        for (var n = 0; n < Tries && connection.Checkpoint() is { } length; n++)
        {
            if (length - before <= Rest)
            {
                _isAlmostDone = true;
                return;
            }

            before = length;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A write-ahead file could not be copied into its database; it is tried again.")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
