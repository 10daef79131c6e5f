using Microsoft.Data.Sqlite;

namespace WebSite.Tests.Support;

/// <summary>Somebody else who holds the database's lock for writing, until disposed.</summary>
internal sealed class Holder : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private Holder(SqliteConnection connection) => _connection = connection;

    public static async Task<Holder> OfAsync(string database, CancellationToken cancel)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(cancel);
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(cancel);
        return new(connection);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
