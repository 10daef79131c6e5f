using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Messenger.AspNetCore.Log;

/// <summary>
/// A statement that is prepared once and run often, on SQLite's own interface: for the webhook's hot ways, where what EF Core and
/// ADO.NET put around it would cost more than the statement.
/// </summary>
/// <remarks>Values go in by position. Not for use by two threads at once, nor after it threw.</remarks>
internal sealed class PreparedStatement : IDisposable
{
    private const int OnStack = 256;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    /// <exception cref="SqliteException">The statement is wrong, or the database can't be reached.</exception>
    public PreparedStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _database);
    }

    /// <summary>Gives the next parameter its value.</summary>
    public PreparedStatement Bind(long? value)
    {
        _bound++;
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, _bound, number) : raw.sqlite3_bind_null(_statement, _bound));
        return this;
    }

    /// <inheritdoc cref="Bind(long?)"/>
    public PreparedStatement Bind(string? value)
    {
        if (value is null)
        {
            return Bind((long?)null);
        }

        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = length <= OnStack ? stackalloc byte[length] : new byte[length];
        return BindText(bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
    }

    /// <summary>Gives the next parameter a text in UTF-8.</summary>
    public PreparedStatement BindText(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8));
        return this;
    }

    /// <summary>Gives the next parameter its bytes.</summary>
    public PreparedStatement BindBytes(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Runs it and returns how many rows it changed.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Execute()
    {
        try
        {
            int code;
            while ((code = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
            }

            Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            _bound = 0;
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
