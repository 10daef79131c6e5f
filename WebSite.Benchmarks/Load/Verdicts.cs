namespace WebSite.Benchmarks.Load;

/// <summary>What is wanted, and whether it is so.</summary>
internal static class Verdicts
{
    /// <summary>Writes them all.</summary>
    /// <param name="full">Full load.</param>
    /// <param name="half">Half of it, at a fixed rate.</param>
    /// <param name="clicked">Single clicks.</param>
    /// <param name="millions">The most rows that were there before, in millions.</param>
    public static void Write(Results full, Results half, Results clicked, int millions)
    {
        Console.WriteLine();
        Console.WriteLine($"Between a server and itself there was up to a factor of {full.Spread:N2} in one round: a difference smaller than that is none.");
        Console.WriteLine();
        Tables.Row("target", "measured, per round", "difference", "verdict");
        Tables.Row("---", "---", "---", "---");
        var sustained = full.Of(Contenders.Sustained, t => t.ProjectedPerSecond);
        Tables.Row("everything projected: at least 5,000 events/s", sustained.Text(0), "", Word(sustained.Median >= 5_000));
        var behind = full.Of(Contenders.Sustained, t => t.BehindSeconds);
        Tables.Row("everything projected: less than a second behind at the end", $"{behind.Text(2)} s", "", Word(behind.Max < 1));
        Projected(full, Contenders.Sustained, Contenders.Naive, 8);
        Projected(full, Contenders.Sustained, Contenders.Node, 3);
        Projected(full, Contenders.Sustained, Contenders.NodeGroup, 1.2);
        Stored(full, Contenders.Ours, Contenders.Bare, 0.25);
        Stored(full, Contenders.Ours100, Contenders.Ours, 3);
        if (millions > 0)
        {
            Stored(full, Contenders.OnRows(Contenders.Ours, millions), Contenders.Ours, 0.8);
            Projected(full, Contenders.OnRows(Contenders.Sustained, millions), Contenders.Sustained, 0.8);
        }

        Below("p99 of ours at full load", full.Of(Contenders.Ours, t => t.Answers.Percentile(0.99)), 15);
        Below("p99 of ours at half load", half.Of(Contenders.Ours, t => t.Answers.Percentile(0.99)), 10);
        Below("p95 from click to connected", clicked.Of(Contenders.Ours, t => t.Answers.Percentile(0.95)), 150);
    }

    private static void Stored(Results results, Contender first, Contender second, double target) =>
        Ratio("stored and answered, events/s", results.Ratio(first, second), results.Spread, first, second, target);

    private static void Projected(Results results, Contender first, Contender second, double target) =>
        Ratio("projected/s", results.ProjectedRatio(first, second), results.Spread, first, second, target);

    private static void Ratio(string what, Figures ratio, double spread, Contender first, Contender second, double target)
    {
        var isNone = Math.Max(ratio.Median, 1 / ratio.Median) <= spread;
        Tables.Row($"{what}: {first.Name} at least {target} x {second.Name}", ratio.Text(3), isNone ? "none" : "yes", Word(ratio.Median >= target));
    }

    private static void Below(string what, Figures milliseconds, double target) =>
        Tables.Row($"{what} under {target} ms", milliseconds.Text(1), "", Word(milliseconds.Median < target));

    private static string Word(bool reached) => reached ? "reached" : "not reached";
}
