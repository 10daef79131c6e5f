using WebSite.Benchmarks.Load;

namespace WebSite.Benchmarks.PageLoad;

using Figures = WebSite.Benchmarks.Load.Figures;

/// <summary><c>pages [rounds 5] [time s 8]</c>: the product's page with fresh refs beside two peers, in alternating order over 48 connections; then at half its load.</summary>
internal static class PageCommand
{
    public static async Task RunAsync(int rounds, TimeSpan time)
    {
        using var workplace = new Workplace();
        await using var ground = await Ground.MakeAsync(workplace.Folder, 0);
        PageTrial trial = new(workplace.Folder, ground);
        await trial.ReadHtmlAsync();
        Dictionary<PageContender, List<Try>> full = PageContender.All.ToDictionary(c => c, _ => new List<Try>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in round % 2 == 0 ? PageContender.All : PageContender.All.Reverse())
            {
                full[contender].Add(await trial.RunAsync(contender, time, null));
            }
        }

        PageContender[] halved = [PageContender.Naive, PageContender.Ours, PageContender.Link];
        var half = halved.ToDictionary(c => c, _ => new List<Try>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in halved)
            {
                half[contender].Add(await trial.RunAsync(contender, time, Figures.Of(full[contender].Select(t => t.Answers.PerSecond)).Median / 2));
            }
        }

        Write(full, half);
    }

    private static void Write(Dictionary<PageContender, List<Try>> full, Dictionary<PageContender, List<Try>> half)
    {
        Figures Ratio(PageContender one, PageContender other) => Figures.Of(full[one].Zip(full[other], (a, b) => a.Answers.PerSecond / b.Answers.PerSecond));
        Console.WriteLine();
        Tables.Row("page", "200s/s", "to the static page", "to EF Core each time", "p50 ms", "p99 ms", "CPU µs/page", "peak MB");
        Tables.Row("---", "---", "---", "---", "---", "---", "---", "---");
        foreach (var (contender, rounds) in full)
        {
            Tables.Row(
                contender.Name, Of(rounds, t => t.Answers.PerSecond).Text(0), Ratio(contender, PageContender.Static).Text(2), Ratio(contender, PageContender.Naive).Text(2),
                Of(rounds, t => t.Answers.Percentile(0.5)).Text(1), Of(rounds, t => t.Answers.Percentile(0.99)).Text(1), Of(rounds, t => t.CpuMicroseconds).Text(0), Of(rounds, t => t.PeakMemory).Text(0));
        }

        Console.WriteLine();
        Tables.Row("page at half its full load", "200s/s", "p50 ms", "p99 ms", "p99.9 ms");
        Tables.Row("---", "---", "---", "---", "---");
        foreach (var (contender, rounds) in half)
        {
            Tables.Row(contender.Name, Of(rounds, t => t.Answers.PerSecond).Text(0), Of(rounds, t => t.Answers.Percentile(0.5)).Text(1), Of(rounds, t => t.Answers.Percentile(0.99)).Text(1), Of(rounds, t => t.Answers.Percentile(0.999)).Text(1));
        }

        Console.WriteLine();
        Tables.Row("target", "measured, per round", "verdict");
        Tables.Row("---", "---", "---");
        var (still, asking) = (Ratio(PageContender.Ours, PageContender.Static), Ratio(PageContender.Ours, PageContender.Naive));
        Tables.Row("at least 0.8 of the static page", still.Text(2), Word(still.Median >= 0.8));
        Tables.Row("at least 4 x the page that asks EF Core each time", asking.Text(2), Word(asking.Median >= 4));
        var p99 = Of(half[PageContender.Ours], t => t.Answers.Percentile(0.99));
        Tables.Row("p99 at half load under 10 ms", p99.Text(1), Word(p99.Median < 10));
        Tables.Row("no row written", "0", "reached"); // Else the run had failed.
        var again = Ratio(PageContender.OursAgain, PageContender.Ours);
        Console.WriteLine($"{Environment.NewLine}Between the page and itself there was up to a factor of {Math.Max(again.Max, 1 / again.Min):N2} in one round.");
    }

    private static Figures Of(List<Try> rounds, Func<Try, double> figure) => Figures.Of(rounds.Select(figure));

    private static string Word(bool reached) => reached ? "reached" : "not reached";
}
