using System.Diagnostics;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Reliability;

/// <summary>
/// Kills the site in the middle of its first start, each time on new files, and starts it again: it must come up soon, with the
/// databases that an undisturbed start makes.
/// </summary>
internal static class FirstStartRun
{
    private const string Command = "Executed DbCommand";

    private static readonly Dictionary<string, string> LogCommands = new() { ["Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command"] = "Information" };

    /// <summary>A start takes a few seconds; on a machine that is busy with other things no longer than this.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>Runs it.</summary>
    /// <param name="folder">Where the SQLite files are made.</param>
    /// <param name="kills">How often the site is killed.</param>
    /// <param name="seed">Of the moments: after how many of the start's database commands.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<FirstStartResult> RunAsync(string folder, int kills, int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        var undisturbed = Database(folder, "undisturbed");
        int commands;
        await using (var site = await SiteProcess.StartAsync(undisturbed, LogCommands, cancel: cancel))
        {
            commands = Lines(site, Command);
        }

        var wanted = await NewDatabase.ReadAsync(undisturbed, cancel);
        var (slowest, left, faults) = (TimeSpan.Zero, 0, new List<string>());
        for (var kill = 0; kill < kills; kill++)
        {
            var database = Database(folder, $"killed-{kill}");
            var moment = random.Next(1, commands);
            await using (var first = await SiteProcess.StartUntilAsync(database, LogCommands, Command, moment, cancel))
            {
                await first.KillAsync();
            }

            var watch = Stopwatch.StartNew();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Soon);
            try
            {
                await using var second = await SiteProcess.StartAsync(database, cancel: limit.Token);
                slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
                left += Lines(second, "left its lock behind");
            }
            catch (Exception exception) when (exception is InvalidOperationException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                faults.Add($"killed after command {moment}, it didn't come up within {Soon.TotalSeconds} seconds: {exception.Message}");
                continue;
            }

            if (await NewDatabase.ReadAsync(database, cancel) is var made && !made.SequenceEqual(wanted))
            {
                faults.Add($"killed after command {moment}, its databases differ: {string.Join("; ", wanted.Except(made).Concat(made.Except(wanted)))}");
            }
        }

        return new(kills, commands, left, slowest, faults);
    }

    /// <summary>Each in a folder of its own, for each has a log beside it.</summary>
    private static string Database(string folder, string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "site.db");

    private static int Lines(ServerProcess site, string text) => site.Log.Count(line => line.Contains(text, StringComparison.Ordinal));
}

/// <summary>What a <see cref="FirstStartRun"/> found.</summary>
/// <param name="Kills">SIGKILLs.</param>
/// <param name="Commands">How many database commands a first start takes; the kills fell among them.</param>
/// <param name="Left">Starts that found the lock of a killed one, and removed it.</param>
/// <param name="Slowest">The longest that a start took after a kill.</param>
/// <param name="Faults">What went wrong.</param>
internal sealed record FirstStartResult(int Kills, int Commands, int Left, TimeSpan Slowest, IReadOnlyList<string> Faults)
{
    public override string ToString() =>
        FormattableString.Invariant($"kills {Kills} among {Commands} commands, locks left behind {Left}, slowest start after it {Slowest.TotalSeconds:0.0} s, faults: ")
        + (Faults.Count == 0 ? "none" : string.Join("; ", Faults));
}
