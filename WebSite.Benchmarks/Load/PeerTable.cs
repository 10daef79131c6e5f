using Microsoft.Data.Sqlite;

namespace WebSite.Benchmarks.Load;

/// <summary>Gives a peer's only file the table of events that the site has in its log, with the same indexes.</summary>
internal static class PeerTable
{
    private const string Schema = """SELECT sql FROM log.sqlite_master WHERE tbl_name = 'WebhookEvents' AND sql IS NOT NULL ORDER BY type = 'table' DESC""";

    /// <summary>Makes it.</summary>
    /// <param name="peer">The peer's files.</param>
    /// <param name="site">Files with a log.</param>
    public static async Task MakeAsync(Files peer, Files site)
    {
        var statements = new List<string>();
        await using (var from = await site.OpenAsync(SqliteOpenMode.ReadWrite))
        await using (var read = from.CreateCommand())
        {
            read.CommandText = Schema;
            await using var reader = await read.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                statements.Add(reader.GetString(0));
            }
        }

        await using var to = await peer.OpenAsync(SqliteOpenMode.ReadWrite);
        await using var make = to.CreateCommand();
        make.CommandText = string.Join(";\n", statements);
        await make.ExecuteNonQueryAsync();
    }
}
