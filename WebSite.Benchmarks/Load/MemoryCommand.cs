using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Load;

/// <summary><c>webhook-memory [minutes]</c>: the site under full load for that long, and what memory it holds, second by second.</summary>
internal static class MemoryCommand
{
    private const double LimitMegabytes = 250;

    public static async Task RunAsync(TimeSpan time)
    {
        using var workplace = new Workplace();
        await using var ground = await Ground.MakeAsync(workplace.Folder, 0);
        var files = await ground.CopyAsync(Directory.CreateDirectory(Path.Combine(workplace.Folder, "try")).FullName, hasLog: true);
        await using var server = await ServerProcess.StartAsync(Contenders.Ours.On(files.Site));
        using var end = new CancellationTokenSource(time);
        var load = Client.RunAsync(server.Address.Port, new AsMade(new(ground.Refs, 1), end.Token));
        var samples = await WatchAsync(server.Id, load);
        var answers = await load;
        await RowCheck.RunAsync(Contenders.Ours, files, 0, answers.Ok);
        using var lookout = await Lookout.OpenAsync(files);
        Report(answers, lookout.Look(), samples);
    }

    /// <summary>Its memory each second, in MB, until the load ends; a line a minute.</summary>
    private static async Task<List<double>> WatchAsync(int id, Task load)
    {
        var samples = new List<double>();
        while (await Task.WhenAny(load, Task.Delay(TimeSpan.FromSeconds(1))) != load)
        {
            samples.Add(Usage.Memory(id));
            if (samples.Count % 60 == 0)
            {
                var minute = samples[^60..];
                Console.WriteLine($"minute {samples.Count / 60}: {minute.Average():N0} MB ({minute.Min():N0} to {minute.Max():N0})");
            }
        }

        return samples;
    }

    private static void Report(Answers answers, Progress progress, List<double> samples)
    {
        var third = samples.Count / 3;
        var (middle, last) = (samples[third..^third].Average(), samples[^third..].Average());
        var isFlat = Math.Abs((last / middle) - 1) <= 0.1;
        Console.WriteLine();
        Console.WriteLine($"{answers.Ok:N0} deliveries stored in {answers.Seconds:N0} s ({answers.PerSecond:N0}/s), {answers.Refused} refused; {progress.Projected:N0} events projected by now.");
        Console.WriteLine($"Memory: middle third {middle:N0} MB, last third {last:N0} MB: {(isFlat ? "flat" : "NOT FLAT")}.");
        Console.WriteLine($"Most: {samples.Max():N0} MB: {(samples.Max() < LimitMegabytes ? "under" : "NOT UNDER")} {LimitMegabytes} MB.");
    }
}
