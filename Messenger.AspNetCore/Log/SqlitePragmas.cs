using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Messenger.AspNetCore.Log;

/// <summary>
/// Sets each SQLite connection up: a write-ahead log, so that readers don't wait for the writer, and a full sync at each commit,
/// so that the webhook's 200 means on disk, also after a power cut. What is deleted or changed is overwritten with zeros in the file, where it
/// would else stay until its place is needed; that costs something where pages become free, which the webhook's writing never does.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>
    /// How many seconds to wait for another writer. The platform wants its answer within five; waiting longer (the provider's own
    /// default is thirty) would end as a delivery that counts as failed there and is stored here.
    /// </summary>
    public const int Patience = 4;

    /// <summary>
    /// After so many pages (256 MB) whoever commits copies the log's write-ahead log into its file. So long it gets only when
    /// <see cref="Checkpointer"/>, which does it before, is kept from it.
    /// </summary>
    private const int LateCheckpoint = 64_000;

    /// <summary>The same of the site's file (8 MB): its writers can wait some milliseconds.</summary>
    private const int Checkpoint = 2_000;

    private const string Attached = "log";

    private readonly string _pragmas;
    private readonly string? _log;

    private SqlitePragmas(int checkpoint, string? log)
    {
        _pragmas = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = {Patience * 1000}; PRAGMA wal_autocheckpoint = {checkpoint}; PRAGMA secure_delete = ON;";
        _log = log;
    }

    /// <summary>For the site's file: the log is attached to it for reading only, so that a transaction here never keeps the log's writer out.</summary>
    public static SqlitePragmas OfSite(string log) => new(Checkpoint, log);

    /// <summary>For the log's file.</summary>
    public static SqlitePragmas OfLog() => new(LateCheckpoint, null);

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
        command.CommandText = IsAttached;
        if (_log is not null && command.ExecuteScalar() is null && File.Exists(_log))
        {
            Attach(command);
            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = IsAttached;
        if (_log is not null && await command.ExecuteScalarAsync(cancellationToken) is null && File.Exists(_log))
        {
            Attach(command);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>A connection that comes from the pool has it still.</summary>
    private const string IsAttached = $"SELECT 1 FROM pragma_database_list WHERE name = '{Attached}'";

    private void Attach(DbCommand command)
    {
        command.CommandText = $"ATTACH $log AS {Attached}";
        var log = command.CreateParameter();
        (log.ParameterName, log.Value) = ("$log", $"{LogFile.Uri(_log!)}?mode=ro");
        command.Parameters.Add(log);
    }
}
