using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using WebSite.Data.Postgres;

namespace WebSite.Tests.Support;

/// <summary>Somebody else who holds the database's lock for writing, until disposed.</summary>
internal sealed class Holder : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private Holder(DbConnection connection) => _connection = connection;

    /// <summary>Of a SQLite file, or of the database on PostgreSQL that stands for it.</summary>
    public static async Task<Holder> OfAsync(string database, CancellationToken cancel)
    {
        var server = PostgresDatabase.Of(database);
        DbConnection connection = server is null ? new SqliteConnection($"Data Source={database};Pooling=False") : new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var begin = connection.CreateCommand();
        begin.CommandText = server is null ? "BEGIN IMMEDIATE" : $"BEGIN; {WriterTurns.Take}";
        await begin.ExecuteNonQueryAsync(cancel);
        return new(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
