using System.Globalization;

namespace WebSite.Benchmarks.Load;

/// <summary>What was measured, as Markdown.</summary>
internal static class Tables
{
    /// <summary>At full load.</summary>
    public static void WriteFull(Results results)
    {
        Console.WriteLine();
        Console.WriteLine("| server | 200s/s | events/s, stored and answered | to bare | projected/s | s behind at the end | p50 ms | p99 ms | CPU µs/event | peak MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (contender, rounds) in results.All)
        {
            Row(
                contender.Name,
                Figures.Of(rounds.Select(t => t.Answers.PerSecond)).Text(0),
                Median(rounds, t => t.EventsPerSecond, 0),
                results.Ratio(contender, Contenders.Bare).Text(3),
                contender.Stores ? Figures.Of(rounds.Select(t => t.ProjectedPerSecond)).Text(0) : "",
                contender.Stores ? Figures.Of(rounds.Select(t => t.BehindSeconds)).Text(2) : "",
                Median(rounds, t => t.Answers.Percentile(0.5), 2),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(0.99))).Text(1),
                Median(rounds, t => t.CpuMicroseconds, 1),
                Figures.Of(rounds.Select(t => t.PeakMemory)).Text(0));
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

    /// <summary>Single clicks among other events.</summary>
    public static void WriteClicks(Results results)
    {
        Console.WriteLine();
        Console.WriteLine($"| click to connected at {ClickLoad.Others} other events/s | clicks a round | p50 ms | p95 ms | max ms |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (contender, rounds) in results.All)
        {
            Row(
                contender.Name,
                Median(rounds, t => t.Answers.Ok, 0),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(0.5))).Text(1),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(0.95))).Text(1),
                Figures.Of(rounds.Select(t => t.Answers.Percentile(1))).Text(0));
        }
    }

    /// <summary>One line of a table.</summary>
    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Median(List<Try> rounds, Func<Try, double> figure, int places) =>
        Figures.Of(rounds.Select(figure)).Median.ToString($"N{places}", CultureInfo.InvariantCulture);
}
