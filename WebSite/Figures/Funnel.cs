using System.Globalization;
using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>How many came to each step, of all or of one thing.</summary>
/// <param name="By">What is told apart.</param>
/// <param name="Key">Which of these; null for all.</param>
/// <param name="Spots">What browsers told.</param>
/// <param name="Figure">What the site's tables say.</param>
/// <param name="Orders">The orders that are credited to it.</param>
public sealed record Funnel(FunnelBy By, string? Key, SpotFigure Spots, Figure Figure, long Orders)
{
    private static readonly EntryPoint[] OnSpots = [EntryPoint.SendToMessenger, EntryPoint.MessageUs, EntryPoint.Link, EntryPoint.Code];

    /// <summary>Which steps there are.</summary>
    private IEnumerable<FunnelStage> Stages => By switch
    {
        { IsOfSpots: true } =>
        [
            FunnelStage.Served, FunnelStage.Seen, FunnelStage.Shown, FunnelStage.Clicked, FunnelStage.OptedIn,
            FunnelStage.Webhook, FunnelStage.Linked, FunnelStage.Replied, FunnelStage.Ordered,
        ],
        { Dimension: Dimension.EntryPoint } when Key is not null && Way == EntryPoint.Code => [FunnelStage.Clicked, FunnelStage.CameIn, FunnelStage.Replied, FunnelStage.Ordered],
        { Dimension: Dimension.EntryPoint } when Key is not null && Way == EntryPoint.SendToMessenger =>
            [FunnelStage.Shown, FunnelStage.Clicked, FunnelStage.OptedIn, FunnelStage.CameIn, FunnelStage.Replied, FunnelStage.Ordered],
        { Dimension: Dimension.EntryPoint } when Key is not null && OnSpots.Contains(Way) =>
            [FunnelStage.Shown, FunnelStage.Clicked, FunnelStage.CameIn, FunnelStage.Replied, FunnelStage.Ordered],
        _ => [FunnelStage.CameIn, FunnelStage.Replied, FunnelStage.Ordered],
    };

    /// <summary>The steps, each with the one before it.</summary>
    public IReadOnlyList<FunnelStep> Steps { get; private init; } = [];

    /// <summary>The same with its steps worked out.</summary>
    internal Funnel Whole()
    {
        List<FunnelStep> steps = [];
        foreach (var stage in Stages)
        {
            var count = Count(stage);
            var from = steps.FindLast(step => Follows(stage, step.Stage));
            steps.Add(new(stage, count, from?.Stage, from?.Count, steps.Count == 0 ? count : steps[0].Count));
        }

        return this with { Steps = steps };

        // Links and Message Us tell the browser of no opt-in, and who orders needn't have written: not all take these steps.
        static bool Follows(FunnelStage stage, FunnelStage before) =>
            stage != FunnelStage.OptedIn && before != FunnelStage.OptedIn && !(stage == FunnelStage.Ordered && before == FunnelStage.Replied);
    }

    /// <summary>How many came to a step; 0 where it isn't one.</summary>
    public long At(FunnelStage stage) => Steps.FirstOrDefault(step => step.Stage == stage)?.Count ?? 0;

    /// <summary>The way in that is told of.</summary>
    private EntryPoint Way => int.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (EntryPoint)number : EntryPoint.Unknown;

    private long Count(FunnelStage stage) => stage switch
    {
        FunnelStage.Served => Spots.Served,
        FunnelStage.Seen => Spots.Seen,
        FunnelStage.Shown => Spots.Drawn + Spots.LinkShown,
        FunnelStage.Clicked => Spots.Clicked,
        FunnelStage.OptedIn => Spots.OptedIn,
        FunnelStage.Webhook => Figure.OptIns,
        FunnelStage.Linked => Figure.Linked,
        FunnelStage.CameIn => Figure.Visits,
        FunnelStage.Replied => Figure.Replies,
        _ => Orders,
    };
}
