using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Load;

/// <summary>Measures a server once: fresh copies of the files in a folder of their own, a fresh process, warm-up, the run, the check of the rows.</summary>
/// <param name="folder">Where the tries' folders are made.</param>
/// <param name="grounds">The files to copy, by millions of rows.</param>
/// <param name="isShort">Whether it is only to be seen that all works: nothing waits for an idle machine, and nothing is repeated.</param>
internal sealed class Trial(string folder, IReadOnlyDictionary<int, Ground> grounds, bool isShort)
{
    private readonly int _tries = isShort ? 1 : 3;

    /// <summary>Measures until it was quiet, at most three times, and returns the least noisy try. Every try is logged.</summary>
    /// <param name="contender">The server.</param>
    /// <param name="label">For the log.</param>
    /// <param name="load">How it is loaded.</param>
    public async Task<Try> RunAsync(Contender contender, string label, LoadKind load)
    {
        var tries = new List<Try>();
        do
        {
            var (one, waited, ranOut) = await OnceAsync(contender, load);
            tries.Add(one);
            var verdict = !one.Noise.IsTooMuch ? "kept" : tries.Count < _tries ? "too noisy, again" : "too noisy; the least noisy is kept";
            Console.WriteLine(
                $"{label}, {contender.Name}, try {tries.Count}: {one.Answers.PerSecond:N0} 200s/s, {one.Answers.Refused} refused, p99 {one.Answers.Percentile(0.99):N1} ms, " +
                $"{one.ProjectedPerSecond:N0} projected/s, {one.BehindSeconds:N2} s behind, {one.PeakMemory:N0} MB, " +
                $"{one.Noise}, waited {waited} s for an idle machine: {verdict}{(ranOut ? "; THE REQUESTS RAN OUT" : "")}");
        }
        while (tries[^1].Noise.IsTooMuch && tries.Count < _tries);

        return tries.MinBy(t => t.Noise.Sum)!;
    }

    private async Task<(Try Try, int Waited, bool RanOut)> OnceAsync(Contender contender, LoadKind load)
    {
        var ground = grounds[contender.Millions];
        var place = Directory.CreateDirectory(Path.Combine(folder, "try")).FullName;
        try
        {
            var files = await ground.CopyAsync(place, contender.HasLog);
            var requests = new Requests(new Bodies(ground.Refs, contender.EventsEach).Many(load.Requests(contender)), again: !contender.Stores);
            var waited = isShort ? 0 : await Noise.IdleAsync();
            await using var server = await ServerProcess.StartAsync(contender.On(files.Site));
            var target = new Target(server.Address.Port, files, requests, ground.Refs);
            var warm = await load.WarmAsync(target);
            GC.Collect();
            var one = await MeasureAsync(contender, load, target, server.Id);
            if (contender.Stores)
            {
                var all = (long)warm.Ok + warm.Besides + one.Answers.Ok + one.Answers.Besides;
                await RowCheck.RunAsync(contender, files, ground.Rows, all * contender.EventsEach);
            }

            return (one, waited, requests.RanOut);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static async Task<Try> MeasureAsync(Contender contender, LoadKind load, Target target, int server)
    {
        using var lookout = await Lookout.OpenAsync(target.Files);
        var (cpu, machine, before) = (Usage.Cpu(server), Machine.Read(server), lookout.Look());
        var answers = await load.RunAsync(target);
        var (noise, after) = (Machine.Read(server).Since(machine), lookout.Look());
        cpu = Usage.Cpu(server) - cpu;
        var events = Math.Max(1, (answers.Ok + answers.Besides) * contender.EventsEach);
        return new(answers, contender.EventsEach, cpu / events * 1e6, Usage.PeakMemory(server), noise)
        {
            ProjectedPerSecond = (after.Projected - before.Projected) / answers.Seconds,
            Behind = after.Behind,
        };
    }
}
