using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WebSite.Benchmarks.Load;

namespace WebSite.Benchmarks.Dashboard;

/// <summary>Files of a shop with so many opt-ins, and its figures.</summary>
internal static class ShopGround
{
    /// <summary>How long the shop has been open.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(400);

    private const string Begin =
        """
        PRAGMA main.journal_mode = OFF; PRAGMA log.journal_mode = OFF; PRAGMA main.synchronous = OFF; PRAGMA log.synchronous = OFF; PRAGMA foreign_keys = OFF;
        PRAGMA temp_store = MEMORY; PRAGMA main.cache_size = -5000000; PRAGMA log.cache_size = -1000000;
        """;

    private const string End =
        """
        ANALYZE; PRAGMA main.synchronous = FULL; PRAGMA log.synchronous = FULL; PRAGMA main.journal_mode = WAL; PRAGMA log.journal_mode = WAL;
        PRAGMA main.wal_checkpoint(TRUNCATE); PRAGMA log.wal_checkpoint(TRUNCATE);
        """;

    /// <summary>Makes them, and returns the services on them, which serve nothing.</summary>
    public static async Task<Template> MakeAsync(Files files, long rows)
    {
        var watch = Stopwatch.StartNew();
        var template = Template.Open(files.Site);
        await template.MigrateAsync();
        new Bodies(template.Refs, 1).One(0); // The first ref makes the key.
        SqliteConnection.ClearAllPools();
        await using (var connection = await files.OpenAsync(SqliteOpenMode.ReadWrite))
        {
            foreach (var sql in new[] { Begin }.Concat(ShopSql.All).Append(End))
            {
                await ExecuteAsync(connection, rows, sql);
            }
        }

        var made = watch.Elapsed;
        var counted = await template.CountFiguresAsync();
        await template.MigrateAsync(); // What a start does once with a database that others have written: no part of a look.
        await Prefill.SettleAsync(files);
        Console.WriteLine(
            $"{rows:N0} opt-ins made in {made.TotalSeconds:N0} s: {new FileInfo(files.Site).Length / 1e9:N1} GB, the log {new FileInfo(files.Log).Length / 1e9:N1} GB; " +
            $"{counted:N0} rows counted for the figures in {(watch.Elapsed - made).TotalSeconds:N0} s.");
        return template;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, long rows, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("@rows", rows);
        command.Parameters.AddWithValue("@first", DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds() - (long)Age.TotalMilliseconds);
        command.Parameters.AddWithValue("@step", (long)Age.TotalMilliseconds / rows);
        command.Parameters.AddWithValue("@page", Template.PageId);
        await command.ExecuteNonQueryAsync();
    }
}
