using WebSite.SetUp.Probes;

namespace WebSite.SetUp;

/// <summary>One thing that is looked at.</summary>
/// <param name="Id">Stable: it stands in addresses and in what the command prints.</param>
/// <param name="Title">For people.</param>
/// <param name="Why">Why it matters, in a sentence.</param>
/// <param name="Judge">Makes the verdict of what was gathered; asks nobody anything.</param>
internal sealed record Check(string Id, string Title, string Why, Func<SetUpProbes, Verdict> Judge)
{
    public Finding On(SetUpProbes facts) => new(Id, Title, Why, Judge(facts));
}

/// <summary>Checks that belong together.</summary>
internal sealed record CheckGroup(string Name, IReadOnlyList<Check> Checks);

/// <summary>What a set-up check came to.</summary>
/// <param name="Origin">Where the shop is open to the public; null when nobody said.</param>
/// <param name="Groups">What was found.</param>
/// <param name="Failures">Plugins that weren't drawn in visitors' browsers, most first.</param>
public sealed record SetUpReport(Uri? Origin, IReadOnlyList<FindingGroup> Groups, IReadOnlyList<FailureCount> Failures)
{
    /// <summary>Every finding, in order.</summary>
    public IEnumerable<Finding> Findings => Groups.SelectMany(group => group.Findings);
}

/// <summary>What the checks of a group found.</summary>
/// <param name="Name">For people.</param>
/// <param name="Findings">In the order of what depends on what.</param>
public sealed record FindingGroup(string Name, IReadOnlyList<Finding> Findings);
