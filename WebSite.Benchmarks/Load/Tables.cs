using System.Globalization;

namespace WebSite.Benchmarks.Load;

/// <summary>What was measured, as Markdown.</summary>
internal static class Tables
{
    /// <summary>At full load.</summary>
    public static void WriteFull(Results results)
    {
        Console.WriteLine();
        Console.WriteLine("| server | 200s/s | events/s | events/s to bare | p50 ms | p99 ms | CPU µs/event | peak MB | settled s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (contender, rounds) in results.All)
        {
            Row(
                contender.Name,
                Figures.Of(rounds.Select(t => t.Answers.PerSecond)).Text(0),
                Median(rounds, t => t.EventsPerSecond, 0),
                results.Ratio(contender, Contenders.Bare).Text(3),
                Median(rounds, t => t.Answers.Percentile(0.5), 2),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(0.99))).Text(1),
                Median(rounds, t => t.CpuMicroseconds, 1),
                Figures.Of(rounds.Select(t => t.PeakMemory)).Text(0),
                Median(rounds, t => t.SettleSeconds, 2));
        }
    }

    /// <summary>At a fixed rate.</summary>
    public static void WriteHalf(Results results)
    {
        Console.WriteLine();
        Console.WriteLine("| server at half its full load | 200s/s | p50 ms | p99 ms | p99.9 ms | max ms | CPU µs/event |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (contender, rounds) in results.All)
        {
            Row(
                contender.Name,
                Figures.Of(rounds.Select(t => t.Answers.PerSecond)).Text(0),
                Median(rounds, t => t.Answers.Percentile(0.5), 2),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(0.99))).Text(1),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(0.999))).Text(1),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(1))).Text(0),
                Median(rounds, t => t.CpuMicroseconds, 1));
        }
    }

    /// <summary>One line of a table.</summary>
    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Median(List<Try> rounds, Func<Try, double> figure, int places) =>
        Figures.Of(rounds.Select(figure)).Median.ToString($"N{places}", CultureInfo.InvariantCulture);
}
