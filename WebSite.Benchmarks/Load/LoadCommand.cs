namespace WebSite.Benchmarks.Load;

/// <summary>
/// <c>webhook [rounds] [warm-up s] [time s] [millions of rows] [sustained s] [clicks]</c>: the site and its peers, each a process of its own, side by
/// side in alternating order over 48 connections; the site also held back to what it works out; then those that store at a fixed rate of half of
/// that; then single clicks. Only answers of 200 count, and afterwards the rows must be there.
/// </summary>
internal static class LoadCommand
{
    /// <summary>A shorter try than this says nothing.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(int rounds, TimeSpan warmUp, TimeSpan time, int millions, TimeSpan sustained, int clicks)
    {
        await NodePeers.InstallAsync();
        using var workplace = new Workplace();
        var contenders = Contenders.AtFullLoad(millions);
        var grounds = new Dictionary<int, Ground>();
        foreach (var rows in contenders.Select(c => c.Millions).Distinct())
        {
            grounds[rows] = await Ground.MakeAsync(workplace.Folder, rows * 1_000_000L);
        }

        var trial = new Trial(workplace.Folder, grounds, isShort: time < Short);
        var (most, kept) = (new FullLoad(warmUp, time), new SustainedLoad(warmUp, sustained));
        var full = await Results.RunAsync(contenders, rounds, (contender, label) => trial.RunAsync(contender, label, contender.IsHeldBack ? kept : most));
        var half = await Results.RunAsync(
            Contenders.AtHalfLoad, rounds, (contender, label) => trial.RunAsync(contender, $"half load, {label}", new RateLoad(warmUp, time, full.Of(contender, t => t.Answers.PerSecond).Median / 2)));
        var clicked = await Results.RunAsync(
            Contenders.Clicked, rounds, (contender, label) => trial.RunAsync(contender, $"clicks, {label}", new ClickLoad(warmUp, clicks)));
        Tables.WriteFull(full);
        Tables.WriteHalf(half);
        Tables.WriteClicks(clicked);
        Verdicts.Write(full, half, clicked, millions);
        foreach (var ground in grounds.Values)
        {
            await ground.DisposeAsync();
        }
    }
}
