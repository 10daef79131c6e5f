using System.Diagnostics;
using Messenger.AspNetCore.Refs;

namespace WebSite.Benchmarks.Load;

/// <summary>A site's two files, migrated, with so many rows already there; every try starts from copies of its own.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly Files _files;
    private readonly Template _template;

    private Ground(Files files, Template template, long rows) => (_files, _template, Rows) = (files, template, rows);

    /// <summary>For the copies' key ring.</summary>
    public RefProtector Refs => _template.Refs;

    /// <summary>The last id of each table's rows that were there from the beginning; 0 when there were none.</summary>
    public long Rows { get; }

    /// <summary>Makes the files.</summary>
    /// <param name="folder">Where to put their folder.</param>
    /// <param name="rows">Events, and so many of each kind of row that they make.</param>
    public static async Task<Ground> MakeAsync(string folder, long rows)
    {
        var watch = Stopwatch.StartNew();
        var files = new Files(Directory.CreateDirectory(Path.Combine(folder, $"ground-{rows}")).FullName, HasLog: true);
        var template = Template.Open(files.Site);
        await template.MigrateAsync();
        new Bodies(template.Refs, 1).One(0); // The first ref makes the key.
        await Prefill.RunAsync(files, rows);
        if (rows > 0)
        {
            var made = watch.Elapsed;
            var counted = await template.CountFiguresAsync();
            await Prefill.SettleAsync(files);
            Console.WriteLine(
                $"{rows:N0} rows of each table made in {made.TotalSeconds:N0} s: {new FileInfo(files.Site).Length / 1e9:N1} GB, the log {new FileInfo(files.Log).Length / 1e9:N1} GB; " +
                $"{counted:N0} rows counted for the figures in {(watch.Elapsed - made).TotalSeconds:N0} s.");
        }

        return new(files, template, rows);
    }

    /// <summary>Copies them and waits until the copies are on disk, so that no try pays for it. A peer gets one file, and the table of events in it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="hasLog">Whether it is for the site.</param>
    public async Task<Files> CopyAsync(string folder, bool hasLog)
    {
        var copy = new Files(folder, hasLog);
        await RunAsync("cp", "--reflink=auto", _files.Site, copy.Site);
        if (hasLog)
        {
            await RunAsync("cp", "--reflink=auto", _files.Log, copy.Log);
            await RunAsync("sync", copy.Log);
        }
        else
        {
            await PeerTable.MakeAsync(copy, _files);
        }

        await RunAsync("sync", copy.Site);
        return copy;
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
