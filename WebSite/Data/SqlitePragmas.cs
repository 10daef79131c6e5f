using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebSite.Data;

/// <summary>
/// Sets each SQLite connection up: a write-ahead log, so that readers don't wait for the writer, and a full sync at each commit,
/// so that the webhook's 200 means on disk, also after a power cut. What is deleted or changed is overwritten with zeros in the file, where it
/// would else stay until its place is needed; that costs something where pages become free, which the webhook's writing never does.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>
    /// How many seconds to wait for another writer. The platform wants its answer within five; waiting longer (the provider's own
    /// default is thirty) would end as a delivery that counts as failed there and is stored here.
    /// </summary>
    public const int Patience = 4;

    /// <summary>
    /// After so many pages (256 MB) whoever commits copies the log into the file. So long it gets only when <see cref="Checkpointer"/>,
    /// which does it before, is kept from it.
    /// </summary>
    private const int Checkpoint = 64_000;

    private static readonly string Pragmas = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = {Patience * 1000}; PRAGMA wal_autocheckpoint = {Checkpoint}; PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
