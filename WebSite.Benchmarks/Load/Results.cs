namespace WebSite.Benchmarks.Load;

/// <summary>The kept try of each round, for each server.</summary>
internal sealed class Results
{
    private readonly List<(Contender Contender, List<Try> Rounds)> _all = [];

    private Results(IEnumerable<Contender> contenders) => _all.AddRange(contenders.Select(c => (c, new List<Try>())));

    /// <summary>In the order they were given.</summary>
    public IEnumerable<(Contender Contender, List<Try> Rounds)> All => _all;

    /// <summary>Measures them in turn, every second round the other way round.</summary>
    /// <param name="contenders">The servers.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="measure">Measures one; its label goes to the log.</param>
    public static async Task<Results> RunAsync(IReadOnlyList<Contender> contenders, int rounds, Func<Contender, string, Task<Try>> measure)
    {
        var results = new Results(contenders);
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var contender in round % 2 == 1 ? contenders : contenders.Reverse())
            {
                results.Of(contender).Add(await measure(contender, $"round {round}"));
            }
        }

        return results;
    }

    /// <summary>A server's rounds.</summary>
    public List<Try> Of(Contender contender) => _all.Single(one => one.Contender.Name == contender.Name).Rounds;

    /// <summary>A figure of a server.</summary>
    public Figures Of(Contender contender, Func<Try, double> figure) => Figures.Of(Of(contender).Select(figure));

    /// <summary>How many times the second's stored and answered events a second the first has, round by round.</summary>
    public Figures Ratio(Contender first, Contender second) => Ratio(first, second, t => t.EventsPerSecond);

    /// <summary>How many times the second's projected events a second the first has, round by round.</summary>
    public Figures ProjectedRatio(Contender first, Contender second) => Ratio(first, second, t => t.ProjectedPerSecond);

    private Figures Ratio(Contender first, Contender second, Func<Try, double> figure) =>
        Figures.Of(Of(first).Zip(Of(second), (a, b) => figure(a) / figure(b)));

    /// <summary>The most by which a server differed from itself in a round, as a factor above 1.</summary>
    public double Spread => new[] { Ratio(Contenders.BareAgain, Contenders.Bare), Ratio(Contenders.OursAgain, Contenders.Ours) }
        .SelectMany(r => new[] { r.Max, 1 / r.Min }).Max();
}
