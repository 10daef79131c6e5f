using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Messenger.AspNetCore.Log;

/// <summary>A connection to the log, kept open for prepared statements. Set up as every other, since EF Core opens it.</summary>
internal sealed class HotConnection : IDisposable
{
    private readonly IServiceScope _scope;
    private readonly SqliteConnection _connection;

    private HotConnection(IServiceScope scope, SqliteConnection connection) => (_scope, _connection) = (scope, connection);

    /// <summary>Opens one.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public static HotConnection Open(IServiceScopeFactory scopes)
    {
        var log = OpenedLog.Open(scopes);
        return new(log.Scope, (SqliteConnection)log.Connection);
    }

    /// <summary>A statement for this connection; its parameters are <c>?1</c>, <c>?2</c>, ...</summary>
    /// <exception cref="DbException">The schema isn't as the statement wants it.</exception>
    public PreparedStatement Prepare(string sql) => new(_connection, sql);

    /// <summary>Begins a transaction that writes.</summary>
    /// <exception cref="DbException">Another writer was there too long, or the database can't be reached.</exception>
    public DbTransaction Begin() => _connection.BeginTransaction();

    /// <summary>Copies what it can of the write-ahead log into the database file, without waiting for anybody.</summary>
    /// <returns>How many pages the log had when it began; null when another connection is at it.</returns>
    /// <exception cref="DbException">It failed.</exception>
    public int? Checkpoint()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_connection.Handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var length, out _);
        if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return null;
        }

        SqliteException.ThrowExceptionForRC(code, _connection.Handle);
        return length;
    }

    public void Dispose() => _scope.Dispose();
}
