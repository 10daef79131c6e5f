using Messenger.AspNetCore.Refs;

namespace WebSite.Benchmarks.Load;

/// <summary>A way to load a server.</summary>
/// <param name="WarmUp">How long before it is measured.</param>
/// <param name="Time">How long it is measured.</param>
internal abstract record LoadKind(TimeSpan WarmUp, TimeSpan Time)
{
    /// <summary>Requests to be made in advance: more than it takes.</summary>
    public abstract int Requests(Contender contender);

    /// <summary>Warms a server up.</summary>
    public virtual Task<Answers> WarmAsync(Target target) => RunAsync(target, WarmUp);

    /// <summary>Loads it, and measures.</summary>
    public virtual Task<Answers> RunAsync(Target target) => RunAsync(target, Time);

    protected abstract Task<Answers> RunAsync(Target target, TimeSpan time);
}

/// <summary>A server that runs, with what is needed to load it.</summary>
/// <param name="Port">Where it listens.</param>
/// <param name="Files">Its files.</param>
/// <param name="Requests">Made in advance.</param>
/// <param name="Refs">Makes more of them.</param>
internal sealed record Target(int Port, Files Files, Requests Requests, RefProtector Refs);

/// <summary>As much as it answers.</summary>
internal sealed record FullLoad(TimeSpan WarmUp, TimeSpan Time) : LoadKind(WarmUp, Time)
{
    private const int Fastest = 30_000;
    private const int FastestOfMany = 90_000;

    public override int Requests(Contender contender) =>
        (int)((WarmUp + Time).TotalSeconds * (contender.EventsEach == 1 ? Fastest : FastestOfMany / contender.EventsEach)) + 1;

    protected override Task<Answers> RunAsync(Target target, TimeSpan time) => Client.RunAsync(target.Port, new AtOnce(target.Requests, time));
}

/// <summary>As much as it answers, and no more than it works out.</summary>
internal sealed record SustainedLoad(TimeSpan WarmUp, TimeSpan Time) : LoadKind(WarmUp, Time)
{
    private const int Fastest = 15_000;

    public override int Requests(Contender contender) => (int)((WarmUp + Time).TotalSeconds * Fastest) + 1;

    protected override async Task<Answers> RunAsync(Target target, TimeSpan time)
    {
        using var lookout = await Lookout.OpenAsync(target.Files);
        var turns = new HeldBack(target.Requests, lookout, time);
        var answers = await Client.RunAsync(target.Port, turns);
        await turns.EndAsync();
        return answers;
    }
}

/// <summary>A fixed rate.</summary>
/// <param name="WarmUp">How long before it is measured.</param>
/// <param name="Time">How long it is measured.</param>
/// <param name="PerSecond">Requests a second.</param>
internal sealed record RateLoad(TimeSpan WarmUp, TimeSpan Time, double PerSecond) : LoadKind(WarmUp, Time)
{
    public override int Requests(Contender contender) => (int)((WarmUp + Time).TotalSeconds * PerSecond) + 2;

    protected override Task<Answers> RunAsync(Target target, TimeSpan time) => Client.RunAsync(target.Port, new AtRate(target.Requests, PerSecond, time));
}
