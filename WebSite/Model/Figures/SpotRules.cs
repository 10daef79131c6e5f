using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>What a browser's word of a spot counts for, in one place.</summary>
internal static class SpotRules
{
    /// <summary>What a plugin tells of itself. Without the shopper's consent there is none, nor in a spot that was served as a link.</summary>
    public const SpotSigns OfPlugins = SpotSigns.SendDrawn | SpotSigns.AskDrawn | SpotSigns.SendClicked | SpotSigns.AskClicked | SpotSigns.OptedIn;

    /// <summary>By the names that a page's script has for them. Of opt-ins it tells in its own way: HintEndpoints.</summary>
    private static readonly Dictionary<string, SpotSigns> ByName = new(StringComparer.Ordinal)
    {
        ["served"] = SpotSigns.Served,
        ["seen"] = SpotSigns.Seen,
        ["send-drawn"] = SpotSigns.SendDrawn,
        ["ask-drawn"] = SpotSigns.AskDrawn,
        ["link-shown"] = SpotSigns.LinkShown,
        ["send-clicked"] = SpotSigns.SendClicked,
        ["ask-clicked"] = SpotSigns.AskClicked,
        ["link-clicked"] = SpotSigns.LinkClicked,
        ["code-opened"] = SpotSigns.CodeOpened,
        ["reached"] = SpotSigns.Reached,
    };

    /// <summary>The sign of this name; null when there is none.</summary>
    public static SpotSigns? Find(string name) => ByName.TryGetValue(name, out var sign) ? sign : null;

    /// <summary>Counts what is new.</summary>
    /// <param name="spot">The spot, as its key says.</param>
    /// <param name="webPage">Where it stands; null for a product that is gone.</param>
    /// <param name="before">What the browser told of it before.</param>
    /// <param name="after">The same, and what it tells now.</param>
    /// <param name="at">When.</param>
    /// <param name="sums">What is counted.</param>
    /// <param name="reached">The variant that the session saw for the first time; null for none.</param>
    public static void Count(PluginRef spot, string? webPage, SpotSigns before, SpotSigns after, DateTimeOffset at, SpotSums sums, VariantMark? reached = null)
    {
        if (reached is { } variant)
        {
            sums.Add(Dimension.Variant, variant.Key, at, SpotStep.Served);
            sums.Add(Dimension.Variant, variant.Key, at, SpotStep.Seen);
        }

        var was = Steps(before, []);
        var steps = Steps(after, was).Except(was).ToList();
        foreach (var (dimension, key) in Things(spot, webPage))
        {
            steps.ForEach(step => sums.Add(dimension, key, at, step));
        }

        foreach (var (entryPoint, step) in Ways(after).Except(Ways(before)))
        {
            sums.Add(Dimension.EntryPoint, FigureRules.KeyOf(entryPoint), at, step);
        }
    }

    /// <summary>What a spot is told by. A way in isn't among it: a spot has several, so each tells for itself. Nor is a variant: sessions are counted there, and not spots.</summary>
    internal static IEnumerable<(Dimension Dimension, string Key)> Things(PluginRef spot, string? webPage) =>
        FigureRules.Things(EntryPoint.Unknown, spot.Spot(), webPage, spot.Mark).Where(thing => thing.Dimension is not (Dimension.EntryPoint or Dimension.Variant));

    /// <summary>
    /// The steps that a spot came to. Each has those before it, so that none has more: who clicked saw it, and what was drawn counts once it is in view.
    /// What stood there first counts: a link, or a plugin.
    /// </summary>
    private static List<SpotStep> Steps(SpotSigns told, List<SpotStep> was)
    {
        List<SpotStep> steps = [];
        var signs = Whole(told);
        Add(SpotStep.Served, (signs & ~SpotSigns.Reached) != SpotSigns.None);
        Add(SpotStep.Seen, Has(SpotSigns.Seen));
        var isDrawn = Has(SpotSigns.SendDrawn | SpotSigns.AskDrawn) && !was.Contains(SpotStep.Linked);
        Add(SpotStep.Drawn, Has(SpotSigns.Seen) && isDrawn);
        Add(SpotStep.Linked, Has(SpotSigns.Seen) && !isDrawn && Has(SpotSigns.LinkShown));
        Add(SpotStep.Clicked, Has(SpotSigns.SendClicked | SpotSigns.AskClicked | SpotSigns.LinkClicked | SpotSigns.CodeOpened));
        Add(SpotStep.OptedIn, Has(SpotSigns.OptedIn));
        return steps;

        bool Has(SpotSigns any) => (signs & any) != SpotSigns.None;
        void Add(SpotStep step, bool isSo) => steps.AddRange(isSo ? [step] : []);
    }

    /// <summary>The steps that each way in of a spot came to. Which one it shows is known when it is in view, so the first two are the spot's alone.</summary>
    private static IEnumerable<(EntryPoint, SpotStep)> Ways(SpotSigns told)
    {
        var signs = Whole(told);
        if ((signs & SpotSigns.Seen) == SpotSigns.None)
        {
            return [];
        }

        (SpotSigns Sign, EntryPoint EntryPoint, SpotStep Step)[] all =
        [
            (SpotSigns.SendDrawn, EntryPoint.SendToMessenger, SpotStep.Drawn),
            (SpotSigns.AskDrawn, EntryPoint.MessageUs, SpotStep.Drawn),
            (SpotSigns.LinkShown, EntryPoint.Link, SpotStep.Linked),
            (SpotSigns.SendClicked, EntryPoint.SendToMessenger, SpotStep.Clicked),
            (SpotSigns.AskClicked, EntryPoint.MessageUs, SpotStep.Clicked),
            (SpotSigns.LinkClicked, EntryPoint.Link, SpotStep.Clicked),
            (SpotSigns.CodeOpened, EntryPoint.Code, SpotStep.Clicked),
            (SpotSigns.OptedIn, EntryPoint.SendToMessenger, SpotStep.OptedIn),
        ];
        return all.Where(one => (signs & one.Sign) != SpotSigns.None).Select(one => (one.EntryPoint, one.Step));
    }

    /// <summary>With what must have been before it, for what was told of that may be lost.</summary>
    private static SpotSigns Whole(SpotSigns told)
    {
        With(SpotSigns.OptedIn, SpotSigns.SendClicked);
        With(SpotSigns.SendClicked, SpotSigns.SendDrawn | SpotSigns.Seen);
        With(SpotSigns.AskClicked, SpotSigns.AskDrawn | SpotSigns.Seen);
        With(SpotSigns.LinkClicked, SpotSigns.LinkShown | SpotSigns.Seen);
        With(SpotSigns.CodeOpened, SpotSigns.LinkShown | SpotSigns.Seen);
        return told;

        void With(SpotSigns sign, SpotSigns more) => told |= (told & sign) == sign ? more : SpotSigns.None;
    }
}
