using System.Diagnostics;
using WebSite.Benchmarks.Processes;

namespace WebSite.Benchmarks.Load;

/// <summary>Measures a server once: a fresh copy of the file, a fresh process, warm-up, the run, the check of the rows.</summary>
internal sealed class Trial(string folder, IReadOnlyDictionary<int, Ground> grounds, TimeSpan warmUp, TimeSpan time)
{
    private const int Tries = 3;

    /// <summary>Measures until it was quiet, at most three times, and returns the least noisy try. Every try is logged.</summary>
    /// <param name="contender">The server.</param>
    /// <param name="label">For the log.</param>
    /// <param name="rate">Requests a second; null for as many as it takes.</param>
    public async Task<Try> RunAsync(Contender contender, string label, double? rate = null)
    {
        var tries = new List<Try>();
        do
        {
            var one = await OnceAsync(contender, rate);
            tries.Add(one.Try);
            var answers = one.Try.Answers;
            var verdict = !one.Try.Noise.IsTooMuch ? "kept" : tries.Count < Tries ? "too noisy, again" : "too noisy; the least noisy of the three is kept";
            Console.WriteLine(
                $"{label}, {contender.Name}, try {tries.Count}: {answers.PerSecond:N0} 200s/s, {answers.Refused} refused, p99 {answers.Percentile(0.99):N1} ms, " +
                $"{one.Try.Noise}, waited {one.Waited} s for an idle machine: {verdict}{(one.RanOut ? "; THE REQUESTS RAN OUT" : "")}");
        }
        while (tries[^1].Noise.IsTooMuch && tries.Count < Tries);

        return tries.MinBy(t => t.Noise.Sum)!;
    }

    private async Task<(Try Try, int Waited, bool RanOut)> OnceAsync(Contender contender, double? rate)
    {
        var ground = grounds[contender.Millions];
        var place = Directory.CreateDirectory(Path.Combine(folder, "try")).FullName;
        var database = Path.Combine(place, "site.db");
        try
        {
            await ground.CopyAsync(database);
            var requests = Make(contender, ground, rate);
            var waited = await Noise.IdleAsync();
            await using var server = await ServerProcess.StartAsync(contender.On(database));
            var warm = await Client.RunAsync(server.Address.Port, Turns(requests, rate, warmUp));
            GC.Collect();
            var (cpu, before) = (Usage.Cpu(server.Id), Machine.Read(server.Id));
            var answers = await Client.RunAsync(server.Address.Port, Turns(requests, rate, time));
            var noise = Machine.Read(server.Id).Since(before);
            cpu = Usage.Cpu(server.Id) - cpu;
            var settle = Stopwatch.StartNew();
            if (contender.Stores)
            {
                await CheckAsync(contender, ground, database, (long)(warm.Ok + answers.Ok) * contender.EventsEach);
            }

            var events = Math.Max(1, answers.Ok * contender.EventsEach);
            return (new(answers, contender.EventsEach, cpu / events * 1e6, Usage.PeakMemory(server.Id), settle.Elapsed.TotalSeconds, noise), waited, requests.RanOut);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private Requests Make(Contender contender, Ground ground, double? rate)
    {
        // More than any of them takes.
        var fastest = contender.EventsEach == 1 ? 20_000 : 60_000 / contender.EventsEach;
        var count = (warmUp + time).TotalSeconds * (rate ?? fastest);
        return new(new Bodies(ground.Refs, contender.EventsEach).Many((int)count + 1), again: !contender.Stores);
    }

    private static ITurns Turns(Requests requests, double? rate, TimeSpan time) =>
        rate is { } perSecond ? new AtRate(requests, perSecond, time) : new AtOnce(requests, time);

    /// <summary>Waits until everything stored is recorded, and fails when rows are missing.</summary>
    public static async Task CheckAsync(Contender contender, Ground ground, string database, long events)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (await ground.CountAsync(database) is var (waiting, stored, recorded))
        {
            if (waiting == 0)
            {
                if (stored < events || recorded < events)
                {
                    throw new InvalidOperationException($"{contender.Name}: {events} events got a 200, but {stored} are stored and {recorded} recorded.");
                }

                return;
            }

            await Task.Delay(50, limit.Token);
        }
    }
}
