using Microsoft.Data.Sqlite;

namespace WebSite.Benchmarks.Load;

/// <summary>Looks into a server's files while it runs, by a connection of its own that only reads. For one thread.</summary>
internal sealed class Lookout : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _look;
    private readonly SqliteCommand _connected;
    private readonly SqliteParameter _token;

    private Lookout(SqliteConnection connection, bool hasLog)
    {
        // What a peer has stored, it has worked out.
        const string Last = """COALESCE((SELECT MAX("Id") FROM "WebhookEvents"), 0)""";
        _connection = connection;
        _look = connection.CreateCommand();
        _look.CommandText = hasLog ? $"""SELECT {Last}, "EventId" FROM "Checkpoints" """ : $"SELECT {Last}, {Last}";
        _connected = connection.CreateCommand();
        _connected.CommandText = """SELECT 1 FROM "CheckoutSessions" WHERE "Token" = @token AND "Connection" = 'Connected'""";
        _token = _connected.Parameters.Add("@token", SqliteType.Blob);
    }

    /// <summary>Opens a server's files.</summary>
    public static async Task<Lookout> OpenAsync(Files files) => new(await files.OpenAsync(SqliteOpenMode.ReadOnly), files.HasLog);

    /// <summary>How far it is.</summary>
    public Progress Look()
    {
        using var reader = _look.ExecuteReader();
        reader.Read();
        return new(reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Whether a checkout session is connected.</summary>
    public bool IsConnected(Guid token)
    {
        _token.Value = token.ToByteArray();
        return _connected.ExecuteScalar() is not null;
    }

    public void Dispose()
    {
        _look.Dispose();
        _connected.Dispose();
        _connection.Dispose();
    }
}

/// <summary>How far a server is.</summary>
/// <param name="Stored">The last event that it has stored.</param>
/// <param name="Projected">The last event whose meaning is written.</param>
internal readonly record struct Progress(long Stored, long Projected)
{
    /// <summary>How many events it still has to work out.</summary>
    public long Behind => Math.Max(0, Stored - Projected);
}
