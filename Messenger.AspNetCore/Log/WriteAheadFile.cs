using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Messenger.AspNetCore.Log;

/// <summary>
/// Copies a database's write-ahead file into it at the stop, so that it is whole as one file: whoever copies or restores only that, loses nothing and
/// mixes nothing. To be registered before whatever writes, for services stop in the opposite order.
/// </summary>
/// <param name="connectionString">The database's.</param>
/// <param name="logger">Hears when it can't be done.</param>
public sealed partial class WriteAheadFile(string connectionString, ILogger<WriteAheadFile> logger) : IHostedService
{
    /// <summary>
    /// Copies the write-ahead file and cuts it off. That keeps writers out, so it waits for readers half a second at most: a delivery waits for
    /// four.
    /// </summary>
    public const string CutOff = "PRAGMA busy_timeout = 500; PRAGMA wal_checkpoint(TRUNCATE)";

    // A host may be told twice to stop (a test's, by the test and by its own thread): the second waits for the first, and opens no file after it.
    private Lazy<Task>? _end;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => LazyInitializer.EnsureInitialized(ref _end, () => new Lazy<Task>(() => CutOffAsync(cancellationToken))).Value;

    private async Task CutOffAsync(CancellationToken cancel)
    {
        try
        {
            await using var last = new SqliteConnection(connectionString);
            await last.OpenAsync(cancel);
            await using var command = last.CreateCommand();
            command.CommandText = CutOff;
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (DbException exception)
        {
            Log.AtNextStart(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A write-ahead file could not be copied into its database before the stop; the next start does it. Keep the two together.")]
        public static partial void AtNextStart(ILogger logger, Exception exception);
    }
}
