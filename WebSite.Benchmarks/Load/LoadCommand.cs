namespace WebSite.Benchmarks.Load;

/// <summary>
/// <c>webhook [rounds] [warm-up s] [time s] [millions of rows]</c>: the site and its peers, each a process of its own, side by side
/// in alternating order over 48 connections; then those that store at a fixed rate of half of that. Only answers of 200 count, and
/// afterwards the rows must be there and recorded.
/// </summary>
internal static class LoadCommand
{
    public static async Task RunAsync(int rounds, TimeSpan warmUp, TimeSpan time, int millions)
    {
        await NodePeers.InstallAsync();
        using var workplace = new Workplace();
        var contenders = Contenders.AtFullLoad(millions);
        var grounds = new Dictionary<int, Ground>();
        foreach (var rows in contenders.Select(c => c.Millions).Distinct())
        {
            grounds[rows] = await Ground.MakeAsync(workplace.Folder, rows * 1_000_000L);
        }

        var trial = new Trial(workplace.Folder, grounds, warmUp, time);
        var full = await Results.RunAsync(contenders, rounds, (contender, label) => trial.RunAsync(contender, label));
        var half = await Results.RunAsync(
            Contenders.AtHalfLoad, rounds, (contender, label) => trial.RunAsync(contender, $"half load, {label}", full.Of(contender, t => t.Answers.PerSecond).Median / 2));
        Tables.WriteFull(full);
        Tables.WriteHalf(half);
        Verdicts.Write(full, half, millions);
        foreach (var ground in grounds.Values)
        {
            await ground.DisposeAsync();
        }
    }
}
