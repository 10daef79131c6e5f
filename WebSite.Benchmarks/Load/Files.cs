using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using WebSite.Benchmarks.Reliability;

namespace WebSite.Benchmarks.Load;

/// <summary>A server's files. Each server has a folder of its own, since the log is always called the same.</summary>
/// <param name="Folder">Where they are.</param>
/// <param name="HasLog">Whether events lie in the log, as the site has it; else in a table of the one file.</param>
internal sealed record Files(string Folder, bool HasLog)
{
    /// <summary>The site's, or a peer's only one.</summary>
    public string Site => Path.Combine(Folder, "site.db");

    /// <summary>The log.</summary>
    public string Log => Ledger.LogOf(Site);

    /// <summary>A connection that no server shares. A table is found in the file that has it, but for those that both have.</summary>
    public async Task<SqliteConnection> OpenAsync(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection($"Data Source={LogFile.Uri(Site)};Mode={mode};Pooling=False");
        await connection.OpenAsync();
        if (HasLog)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "ATTACH $log AS log";
            command.Parameters.AddWithValue("$log", LogFile.Uri(Log));
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }
}
