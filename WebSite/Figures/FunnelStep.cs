namespace WebSite.Figures;

/// <summary>A step of a funnel.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Count">How many came to it.</param>
/// <param name="From">The step before, of which they are a part; null for the first, and for one of which only a part is told.</param>
/// <param name="Before">How many came to that.</param>
/// <param name="First">How many came to the first.</param>
public sealed record FunnelStep(FunnelStage Stage, long Count, FunnelStage? From, long? Before, long First)
{
    /// <summary>Which part of the step before came to this one; null where that can't be said: nobody was there, or more came than were seen there.</summary>
    public double? Rate => Part(Before);

    /// <summary>Which part of the first step came to this one.</summary>
    public double? OfFirst => Before is null && Stage != FunnelStage.OptedIn ? null : Part(First);

    /// <summary>How many of the step before didn't come to this one.</summary>
    public long Lost => Math.Max(0, (Before ?? Count) - Count);

    /// <summary>Whether more came than to the step before: they came by a way that is not seen there.</summary>
    public bool IsMore => Count > Before;

    private double? Part(long? of) => of is > 0 && Count <= of ? (double)Count / of.Value : null;
}

/// <summary>The steps, in their order.</summary>
public enum FunnelStage
{
    /// <summary>A spot stood in a web page.</summary>
    Served,

    /// <summary>It was in view.</summary>
    Seen,

    /// <summary>A plugin was drawn in it, or a link stood there.</summary>
    Shown,

    /// <summary>It was clicked.</summary>
    Clicked,

    /// <summary>The browser told of an opt-in: Send to Messenger alone does.</summary>
    OptedIn,

    /// <summary>The webhook told of an opt-in.</summary>
    Webhook,

    /// <summary>It is tied to a checkout session.</summary>
    Linked,

    /// <summary>A person came in, by whatever way.</summary>
    CameIn,

    /// <summary>The person wrote within a week.</summary>
    Replied,

    /// <summary>An order is credited to it.</summary>
    Ordered,
}
