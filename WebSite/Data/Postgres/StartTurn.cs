using Messenger.AspNetCore.Log.Postgres;
using Npgsql;

namespace WebSite.Data.Postgres;

/// <summary>Lets one instance at a time bring the database up to date: a lock of a connection of its own, which is gone when its holder is, however that ended.</summary>
internal sealed class StartTurn : IAsyncDisposable
{
    private const string Try = "SELECT pg_try_advisory_lock(5306180001)";

    private readonly NpgsqlConnection _connection;

    private StartTurn(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes it, and waits for another holder to end.</summary>
    /// <exception cref="Web.StartException">Another holder took too long.</exception>
    /// <exception cref="NpgsqlException">The database can't be reached.</exception>
    public static async Task<StartTurn> TakeAsync(PostgresServer server, StartProgress progress, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand(Try, connection);
            while (await command.ExecuteScalarAsync(cancel) is not true)
            {
                await progress.WaitAsync("another instance of the site, which is bringing the database up to date", "If that process hangs, end it; its lock ends with it.", cancel);
            }

            return new(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
