using WebSite.Model;

namespace WebSite.SetUp.Probes;

/// <summary>What the database says of the set-up.</summary>
/// <param name="Last">When the last signed delivery came; null before the first.</param>
/// <param name="Silence">How long nothing has come, if that is longer than usual; else null.</param>
/// <param name="Usual">How long is usual.</param>
/// <param name="Pause">Why nothing is sent at the moment, or the last reason; null when there was none.</param>
/// <param name="Matching">The last customer matching that came to something; null when there was none.</param>
/// <param name="Sdk">What browsers told of whether the SDK has the plugins.</param>
/// <param name="Failures">Plugins that weren't drawn in the last <see cref="StoreReader.Days"/> days.</param>
/// <param name="Product">A product's slug; null when there is none.</param>
/// <param name="Fault">Why the database couldn't be read, in a sentence; else null.</param>
internal sealed record StoreProbes(
    DateTimeOffset? Last, TimeSpan? Silence, TimeSpan Usual, SendingPause? Pause, LastMatching? Matching, SdkReports Sdk, IReadOnlyList<FailureCount> Failures, string? Product, string? Fault)
{
    /// <summary>How often browsers told lately that the site's own policy kept Facebook's script or frame out.</summary>
    public int KeptOut { get; init; }
}

/// <summary>What came of a customer matching.</summary>
internal sealed record LastMatching(MatchingState State, string? Why);

/// <summary>How often a plugin wasn't drawn in a placement, for one reason.</summary>
/// <param name="Placement">Where.</param>
/// <param name="Outcome">Why, as far as browsers can see.</param>
/// <param name="Count">How often.</param>
/// <param name="Last">The last day on which it happened, in UTC.</param>
public sealed record FailureCount(Placement Placement, PluginOutcome Outcome, int Count, DateOnly Last);
