namespace WebSite.Benchmarks.Load;

/// <summary><c>webhook-ours [warm-up s] [sustained s] [clicks] [rate]</c>: the site alone, once: what it projects for long, so many deliveries a second, and single clicks. For work on it; a comparison it isn't.</summary>
internal static class OursCommand
{
    public static async Task RunAsync(TimeSpan warmUp, TimeSpan sustained, int clicks, int rate)
    {
        using var workplace = new Workplace();
        await using var ground = await Ground.MakeAsync(workplace.Folder, 0);
        var trial = new Trial(workplace.Folder, new Dictionary<int, Ground> { [0] = ground }, isShort: true);
        await trial.RunAsync(Contenders.Sustained, "once", new SustainedLoad(warmUp, sustained));
        if (rate > 0)
        {
            await trial.RunAsync(Contenders.Ours, $"{rate} a second", new RateLoad(warmUp, sustained, rate));
        }

        Tables.WriteClicks(await Results.RunAsync([Contenders.Ours], 1, (contender, label) => trial.RunAsync(contender, $"clicks, {label}", new ClickLoad(warmUp, clicks))));
    }
}
