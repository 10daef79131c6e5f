using Microsoft.Data.Sqlite;

namespace WebSite.Benchmarks.Load;

/// <summary>Puts rows into a fresh file as a year of opt-ins would have, a few microseconds each.</summary>
internal static class Prefill
{
    // A session's token is random, as in life: its index is full of places, not of neighbours.
    private const string Sessions =
        """
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @rows)
        INSERT INTO "CheckoutSessions" ("Token", "Browser", "CreatedAt", "UpdatedAt", "Connection")
        SELECT randomblob(16), randomblob(12), @first + i * @step, @first + i * @step, 'Connected'
        FROM n
        """;

    private const string OptIns =
        """
        INSERT INTO "OptIns" ("CheckoutSessionId", "PageId", "Psid", "EntryPoint", "Placement", "WebPage", "FirstAt", "LastAt", "RecordedAt", "ClickCount")
        SELECT "Id", @page, CAST(2000000000000000 + "Id" AS TEXT), 'SendToMessenger', 'Product',
            '/products/' || (SELECT "Slug" FROM "Products" WHERE "Id" = @product), "CreatedAt", "CreatedAt", "CreatedAt", 1
        FROM "CheckoutSessions" ORDER BY "Id"
        """;

    private const string Events =
        """
        INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret", "Outcome", "Attempts")
        SELECT unhex(printf('%016x', "FirstAt") || hex(randomblob(16))), "FirstAt", "FirstAt", "PageId", "Psid", 'messaging', 'optin',
            '{"sender":{"id":"' || "Psid" || '"},"recipient":{"id":"' || "PageId" || '"},"timestamp":' || "FirstAt" || ',"optin":{"ref":"' || hex(randomblob(68)) || '"}}',
            0, 'Recorded', 1
        FROM "OptIns" ORDER BY "Id"
        """;

    // The tables were empty: the n-th opt-in has the id of the n-th event.
    private const string Clicks =
        """
        INSERT INTO "OptInClicks" ("EventId", "OptInId", "At", "EntryPoint", "Placement", "WebPage")
        SELECT "Id", "Id", "FirstAt", "EntryPoint", "Placement", "WebPage" FROM "OptIns" ORDER BY "Id"
        """;

    /// <summary>Makes so many rows in each of the four tables, and leaves everything in the one file.</summary>
    public static async Task RunAsync(string file, long rows)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=0");
        await connection.OpenAsync();

        // A crash would spoil the file, which is then made again.
        await ExecuteAsync(connection, rows, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -6000000;");
        if (rows > 0)
        {
            foreach (var sql in new[] { Sessions, OptIns, Events, Clicks })
            {
                await ExecuteAsync(connection, rows, sql);
            }
        }

        await ExecuteAsync(connection, rows, "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private static async Task ExecuteAsync(SqliteConnection connection, long rows, string sql)
    {
        var year = (long)TimeSpan.FromDays(365).TotalMilliseconds;
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@rows", rows);
        command.Parameters.AddWithValue("@first", DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds() - year);
        command.Parameters.AddWithValue("@step", year / Math.Max(1, rows));
        command.Parameters.AddWithValue("@page", Template.PageId);
        command.Parameters.AddWithValue("@product", Template.ProductId);
        await command.ExecuteNonQueryAsync();
    }
}
