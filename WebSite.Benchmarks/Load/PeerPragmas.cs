using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebSite.Benchmarks.Load;

/// <summary>Sets a peer's connections up as the Node peers do.</summary>
internal sealed class PeerPragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
