using Npgsql;

namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>The PostgreSQL database that both the site's tables and the log stand in.</summary>
/// <param name="ConnectionString">Opens it.</param>
public sealed record PostgresServer(string ConnectionString)
{
    /// <summary>How many seconds to wait for a connection, for somebody's lock, and for the log to be written: as on SQLite (<see cref="SqlitePragmas.Patience"/>).</summary>
    public const int Patience = SqlitePragmas.Patience;

    /// <summary>The same with what the site wants of each connection, as far as the text doesn't say otherwise.</summary>
    /// <exception cref="ArgumentException">It isn't a connection string of PostgreSQL.</exception>
    public static PostgresServer Of(string text)
    {
        var parts = new NpgsqlConnectionStringBuilder(text);
        if (!parts.ContainsKey("Timeout"))
        {
            parts.Timeout = Patience;
        }

        if (string.IsNullOrEmpty(parts.ApplicationName))
        {
            parts.ApplicationName = "Messenger.Site";
        }

        // What is stored is on the disk when the webhook answers 200, also where the server's own setting is quicker.
        parts.Options = $"-c lock_timeout={Patience}s -c synchronous_commit=on {parts.Options}".TrimEnd();
        parts.MaxAutoPrepare = parts.ContainsKey("Max Auto Prepare") ? parts.MaxAutoPrepare : 200;
        return new(parts.ToString());
    }

    /// <summary>Where it is, for people: without a password.</summary>
    public string Place
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"Host={parts.Host};Port={parts.Port};Database={parts.Database};Username={parts.Username}";
        }
    }
}
