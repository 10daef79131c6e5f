using Microsoft.Data.Sqlite;

namespace WebSite.Benchmarks.Load;

/// <summary>Puts rows into fresh files as a year of opt-ins would have, a few microseconds each: the n-th of each table belongs to the n-th event.</summary>
internal static class Prefill
{
    // A crash would spoil the files, which are then made again.
    private const string Begin =
        """
        PRAGMA main.journal_mode = OFF; PRAGMA log.journal_mode = OFF; PRAGMA main.synchronous = OFF; PRAGMA log.synchronous = OFF;
        PRAGMA temp_store = MEMORY; PRAGMA main.cache_size = -5000000; PRAGMA log.cache_size = -1000000;
        """;

    private const string End =
        """
        PRAGMA main.synchronous = FULL; PRAGMA log.synchronous = FULL; PRAGMA main.journal_mode = WAL; PRAGMA log.journal_mode = WAL;
        PRAGMA main.wal_checkpoint(TRUNCATE); PRAGMA log.wal_checkpoint(TRUNCATE);
        """;

    /// <summary>Makes so many rows in each of the tables, all of them read already, and leaves nothing beside the two files.</summary>
    public static async Task RunAsync(Files files, long rows)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = await files.OpenAsync(SqliteOpenMode.ReadWrite);
        await ExecuteAsync(connection, rows, Begin);
        foreach (var sql in rows > 0 ? PrefillSql.All : [])
        {
            await ExecuteAsync(connection, rows, sql);
        }

        await ExecuteAsync(connection, rows, End);
    }

    /// <summary>Moves what was written after that into the files themselves, which are copied without what stands beside them.</summary>
    public static async Task SettleAsync(Files files)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = await files.OpenAsync(SqliteOpenMode.ReadWrite);
        await ExecuteAsync(connection, 0, End);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, long rows, string sql)
    {
        var year = (long)TimeSpan.FromDays(365).TotalMilliseconds;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("@rows", rows);
        command.Parameters.AddWithValue("@first", DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds() - year);
        command.Parameters.AddWithValue("@step", year / Math.Max(1, rows));
        command.Parameters.AddWithValue("@page", Template.PageId);
        command.Parameters.AddWithValue("@product", Template.ProductId);
        await command.ExecuteNonQueryAsync();
    }
}
