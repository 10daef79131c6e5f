using System.Diagnostics;
using System.Globalization;
using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using WebSite.Backups;

namespace WebSite.Benchmarks.Reliability;

/// <summary><c>backup [MB]</c>: how long deliveries wait for their 200 while a log of that size is copied, in each of the ways that SQLite has.</summary>
internal static class BackupMode
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("messenger-site-");
        try
        {
            await RunAsync(folder.FullName, megabytes);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string folder, int megabytes)
    {
        var database = Path.Combine(folder, "site.db");
        await using (await SiteProcess.StartAsync(database))
        {
        }

        var log = Ledger.LogOf(database);
        await ExecuteAsync(log, $"CREATE TABLE Ballast (B); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {megabytes}) INSERT INTO Ballast SELECT randomblob(1000000) FROM n; PRAGMA wal_checkpoint(TRUNCATE)");
        await using var site = await SiteProcess.StartAsync(database);
        var load = new BackupLoad(site, new Clicks(database));
        using var stop = new CancellationTokenSource();
        var senders = load.RunAsync(stop.Token);
        await load.AnsweredAsync(1000, default);
        var connection = $"Data Source={LogFile.Uri(log)}";
        for (var round = 1; round <= 3; round++)
        {
            var to = Path.Combine(folder, $"copy{round}-");
            await TellAsync(load, $"{round} nothing", () => Task.Delay(Quiet));
            await TellAsync(load, $"{round} in steps with pauses", () => LiveCopy.RunAsync(connection, to + "a", default));
            await TellAsync(load, $"{round} VACUUM INTO", () => ExecuteAsync(log, $"VACUUM INTO '{to}b'"));
            await TellAsync(load, $"{round} in one step", () => Task.Run(() => InOne(connection, to + "c")));
            Array.ForEach(Directory.GetFiles(folder, "copy*"), File.Delete);
        }

        await stop.CancelAsync();
        await senders;
        Console.WriteLine($"answers other than 200: {load.Refused}");
    }

    private static void InOne(string from, string to)
    {
        using var source = new SqliteConnection(from + ";Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static async Task TellAsync(BackupLoad load, string what, Func<Task> act)
    {
        load.Take();
        var begun = Stopwatch.GetTimestamp();
        await act();
        var (took, answers) = (Stopwatch.GetElapsedTime(begun), load.Take());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-28} {took.TotalSeconds,6:0.0} s, {answers.Length / took.TotalSeconds,6:0}/s, p50 {answers[answers.Length / 2]:0.0} ms, p99 {answers[(int)(answers.Length * 0.99)]:0.0} ms, most {answers[^1]:0.0} ms"));
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }
}
