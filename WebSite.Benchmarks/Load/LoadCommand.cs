using Microsoft.Data.Sqlite;

namespace WebSite.Benchmarks.Load;

/// <summary>
/// <c>webhook [rounds] [seconds]</c>: the site and its peers, each a process of its own, side by side in alternating order over 48
/// connections. Only answers of 200 count, and afterwards the rows must be there and projected.
/// </summary>
internal static class LoadCommand
{
    private const int Connections = 48;

    private sealed record Peer(string Name, string[] Arguments, bool Stores, int EventsEach = 1);

    private sealed record Run(double PerSecond, double P50, double P99, double CpuMicroseconds, double PeakMemory, double SettleSeconds);

    public static async Task RunAsync(int rounds, TimeSpan warmUp, TimeSpan time)
    {
        var self = typeof(LoadCommand).Assembly.Location;
        var site = typeof(WebSite.Data.SiteDb).Assembly.Location;
        Peer[] peers =
        [
            new("bare", [self, "serve", "bare"], false),
            new("bare again (A/A)", [self, "serve", "bare"], false),
            new("ceiling", [self, "serve", "ceiling"], false),
            new("naive EF", [self, "serve", "naive"], true),
            new("ours", [site], true),
            new("ours again (A/A)", [site], true),
            new("ours, 10 a delivery", [site], true, 10),
            new("ours, 100 a delivery", [site], true, 100),
        ];
        var folder = Directory.CreateTempSubdirectory("messenger-site-load-").FullName;
        try
        {
            var runs = peers.ToDictionary(p => p, _ => new List<Run>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var peer in round % 2 == 0 ? peers : peers.Reverse())
                {
                    var run = await OneAsync(peer, folder, warmUp, time);
                    runs[peer].Add(run);
                    Console.WriteLine($"round {round + 1}: {peer.Name}: {run.PerSecond:N0} 200s/s, p99 {run.P99:N1} ms, settled after {run.SettleSeconds:N1} s, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
                }
            }

            Report(peers, runs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Run> OneAsync(Peer peer, string folder, TimeSpan warmUp, TimeSpan time)
    {
        var database = Path.Combine(folder, $"{Guid.NewGuid():N}.db");
        byte[][] requests;
        await using (var template = await Template.OpenAsync(database))
        {
            // As many as the fastest could take, so that no request is sent twice.
            var count = (int)((warmUp + time).TotalSeconds * (peer.Stores ? 20_000 : 60_000) / peer.EventsEach);
            requests = Bodies.Make(template.Refs, count, peer.EventsEach, DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds());
        }

        Client.Result result;
        int warm;
        double cpu, memory;
        var settle = System.Diagnostics.Stopwatch.StartNew();
        await using (var server = await Server.StartAsync(Path.GetDirectoryName(typeof(LoadCommand).Assembly.Location)!, [.. peer.Arguments, database], Environment(database)))
        {
            (var first, var next) = await Client.RunAsync(server.Port, requests, 0, Connections, warmUp);
            warm = first.Answered;
            var before = server.Cpu;
            (result, _) = await Client.RunAsync(server.Port, requests, next, Connections, time);
            settle.Restart();
            if (peer.Stores)
            {
                await CheckAsync(peer, database, (warm + result.Answered) * peer.EventsEach);
            }

            settle.Stop();
            (cpu, memory) = (server.Cpu - before, server.PeakMemory);
        }

        if (result.Refused > 0)
        {
            Console.WriteLine($"{peer.Name}: {result.Refused} answers were not 200.");
        }

        foreach (var file in Directory.GetFiles(folder))
        {
            File.Delete(file);
        }

        return new(result.PerSecond, result.Percentile(0.5), result.Percentile(0.99), cpu / Math.Max(1, result.Answered * peer.EventsEach) * 1e6, memory, settle.Elapsed.TotalSeconds);
    }

    private static Dictionary<string, string?> Environment(string database)
    {
        var settings = Template.Settings(database);
        settings["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(database);
        return settings;
    }

    /// <summary>Waits until everything stored is projected, and fails when rows are missing.</summary>
    private static async Task CheckAsync(Peer peer, string database, int events)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await connection.OpenAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (await CountAsync(connection, "SELECT COUNT(*) FROM WebhookEvents WHERE Outcome = 'Waiting'") > 0)
        {
            await Task.Delay(50, limit.Token);
        }

        var stored = await CountAsync(connection, "SELECT COUNT(*) FROM WebhookEvents");
        var projected = await CountAsync(connection, "SELECT COUNT(*) FROM OptInClicks");
        if (stored < events || projected < events)
        {
            throw new InvalidOperationException($"{peer.Name}: {events} events got a 200, but {stored} are stored and {projected} projected.");
        }
    }

    private static async Task<long> CountAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void Report(Peer[] peers, Dictionary<Peer, List<Run>> runs)
    {
        Console.WriteLine();
        Console.WriteLine("| server | 200s/s median (min to max) | events/s | to bare | p50 ms | p99 ms | CPU µs/event | peak MB | settled s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var bare = runs[peers[0]];
        foreach (var peer in peers)
        {
            var own = runs[peer];
            var ratios = own.Select((run, i) => run.PerSecond / bare[i].PerSecond).Order().ToList();
            Console.WriteLine(
                $"| {peer.Name} | {Median(own, r => r.PerSecond):N0} ({own.Min(r => r.PerSecond):N0} to {own.Max(r => r.PerSecond):N0}) | {Median(own, r => r.PerSecond) * peer.EventsEach:N0} " +
                $"| {ratios[ratios.Count / 2]:N3} ({ratios[0]:N3} to {ratios[^1]:N3}) | {Median(own, r => r.P50):N2} | {Median(own, r => r.P99):N1} " +
                $"| {Median(own, r => r.CpuMicroseconds):N1} | {Median(own, r => r.PeakMemory):N0} | {Median(own, r => r.SettleSeconds):N1} |");
        }
    }

    private static double Median(IEnumerable<Run> runs, Func<Run, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
