using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WebSite.Messenger;

namespace WebSite.Benchmarks.Load;

/// <summary>A migrated database file with so many rows already there; every try starts from a copy of its own.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly string _file;
    private readonly Template _template;

    private Ground(string file, Template template, long lastEvent) => (_file, _template, LastEvent) = (file, template, lastEvent);

    /// <summary>For the copies' key ring.</summary>
    public RefProtector Refs => _template.Refs;

    /// <summary>The id of the last event that was there from the beginning; 0 when there was none.</summary>
    public long LastEvent { get; }

    /// <summary>Makes the file.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="rows">Events, sessions, opt-ins and clicks: so many of each.</param>
    public static async Task<Ground> MakeAsync(string folder, long rows)
    {
        var watch = Stopwatch.StartNew();
        var file = Path.Combine(folder, $"ground-{rows}.db");
        var template = await Template.OpenAsync(file);
        new Bodies(template.Refs, 1).One(0); // The first ref makes the key.
        await Prefill.RunAsync(file, rows);
        if (rows > 0)
        {
            Console.WriteLine($"{rows:N0} rows of each table made in {watch.Elapsed.TotalSeconds:N0} s, {new FileInfo(file).Length / 1e9:N1} GB.");
        }

        return new(file, template, rows);
    }

    /// <summary>Copies it and waits until the copy is on disk, so that no try pays for it.</summary>
    public async Task CopyAsync(string to)
    {
        await RunAsync("cp", "--reflink=auto", _file, to);
        await RunAsync("sync", to);
    }

    /// <summary>How many events have come since, and how many clicks were recorded for them.</summary>
    public async Task<(long Waiting, long Stored, long Recorded)> CountAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"""
             SELECT (SELECT COUNT(*) FROM "WebhookEvents" WHERE "Outcome" = 'Waiting'),
                    (SELECT COUNT(*) FROM "WebhookEvents" WHERE "Id" > {LastEvent}),
                    (SELECT COUNT(*) FROM "OptInClicks" WHERE "EventId" > {LastEvent})
             """;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    public async ValueTask DisposeAsync() => await _template.DisposeAsync();

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
