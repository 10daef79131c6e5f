using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Placing;

/// <summary>How a placement stands at the moment.</summary>
/// <param name="Placement">Which.</param>
/// <param name="Look">What stands there, but for an experiment.</param>
/// <param name="Edit">The change that says so; null while the settings hold.</param>
/// <param name="Experiment">The one that runs there, with its variants; null for none.</param>
public sealed record PlacementNow(Placement Placement, SpotLook Look, PlacementEdit? Edit, Experiment? Experiment)
{
    /// <summary>The site's key, by which browsers are split; of no use without an experiment.</summary>
    internal byte[] SplitKey { get; init; } = [];

    /// <summary>What a browser sees.</summary>
    public SpotChoice For(BrowserHash browser)
    {
        if (Experiment is null)
        {
            return new(Look, null, null);
        }

        var variant = Experiment.VariantOf(browser, SplitKey);
        return new(variant.Look, new(Experiment.Id, variant.Number), Experiment.Watch);
    }
}

/// <summary>What one browser sees.</summary>
/// <param name="Look">It.</param>
/// <param name="Variant">Of which experiment that is; null for none.</param>
/// <param name="Watch">Where it is seen that the session came by; null without an experiment.</param>
public sealed record SpotChoice(SpotLook Look, VariantMark? Variant, SpotPosition? Watch);
