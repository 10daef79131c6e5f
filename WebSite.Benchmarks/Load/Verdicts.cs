namespace WebSite.Benchmarks.Load;

/// <summary>What the issue wants, and whether it is so.</summary>
internal static class Verdicts
{
    /// <summary>Writes them all.</summary>
    /// <param name="full">Full load.</param>
    /// <param name="half">Half of it, at a fixed rate.</param>
    /// <param name="millions">The most rows that were there before, in millions.</param>
    public static void Write(Results full, Results half, int millions)
    {
        Console.WriteLine();
        Console.WriteLine($"Between a server and itself there was up to a factor of {full.Spread:N2} in one round: a difference smaller than that is none.");
        Console.WriteLine();
        Tables.Row("target", "measured, per round", "difference", "verdict");
        Tables.Row("---", "---", "---", "---");
        Ratio(full, Contenders.Ours, Contenders.Naive, 25);
        Ratio(full, Contenders.Ours, Contenders.Node, 3);
        Ratio(full, Contenders.Ours, Contenders.NodeGroup, 1.5);
        Ratio(full, Contenders.Ours, Contenders.Bare, 0.25);
        Ratio(full, Contenders.Ours100, Contenders.Ours, 4);
        if (millions > 0)
        {
            Ratio(full, Contenders.OnRows(millions), Contenders.Ours, 0.8);
        }

        Below("p99 of ours at full load", full.Of(Contenders.Ours, t => t.Answers.Percentile(0.99)), 20);
        Below("p99 of ours at half load", half.Of(Contenders.Ours, t => t.Answers.Percentile(0.99)), 5);
    }

    private static void Ratio(Results results, Contender first, Contender second, double target)
    {
        var ratio = results.Ratio(first, second);
        var isNone = Math.Max(ratio.Median, 1 / ratio.Median) <= results.Spread;
        Tables.Row($"events/s: {first.Name} at least {target} x {second.Name}", ratio.Text(3), isNone ? "none" : "yes", Word(ratio.Median >= target));
    }

    private static void Below(string what, Figures milliseconds, double target) =>
        Tables.Row($"{what} under {target} ms", milliseconds.Text(1), "", Word(milliseconds.Median < target));

    private static string Word(bool reached) => reached ? "reached" : "not reached";
}
