namespace WebSite.Benchmarks.Load;

/// <summary><c>webhook-ours [warm-up s] [time s] [clicks]</c>: the site alone, once: at full load, at half of that, as much as it projects, and single clicks. For work on it; a comparison it isn't.</summary>
internal static class OursCommand
{
    public static async Task RunAsync(TimeSpan warmUp, TimeSpan time, int clicks)
    {
        using var workplace = new Workplace();
        await using var ground = await Ground.MakeAsync(workplace.Folder, 0);
        var trial = new Trial(workplace.Folder, new Dictionary<int, Ground> { [0] = ground }, isShort: true);
        var full = await trial.RunAsync(Contenders.Ours, "at full load", new FullLoad(warmUp, time));
        await trial.RunAsync(Contenders.Ours, "at half load", new RateLoad(warmUp, time, full.Answers.PerSecond / 2));
        await trial.RunAsync(Contenders.Bare, "the same rate", new RateLoad(warmUp, time, full.Answers.PerSecond / 2));
        await trial.RunAsync(Contenders.Sustained, "once", new SustainedLoad(warmUp, time));
        Tables.WriteClicks(await Results.RunAsync([Contenders.Ours], 1, (contender, label) => trial.RunAsync(contender, $"clicks, {label}", new ClickLoad(warmUp, clicks))));
    }
}
