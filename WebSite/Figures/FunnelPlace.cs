namespace WebSite.Figures;

/// <summary>A place in a list, newest first.</summary>
/// <param name="At">When.</param>
/// <param name="Id">Which of those of the same time: its event, or of browsers' words, which have none, how many of that time come before.</param>
public readonly record struct FunnelPlace(DateTimeOffset At, long Id)
{
    /// <summary>Before all others.</summary>
    public static FunnelPlace Newest { get; } = new(DateTimeOffset.MaxValue, long.MaxValue);

    /// <summary>As an address has it, in milliseconds since 1970; what is none is <see cref="Newest"/>.</summary>
    public static FunnelPlace Of(long? before, long? id) =>
        before is >= 0 and var at && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() && id is { } which ? new(DateTimeOffset.FromUnixTimeMilliseconds(at), which) : Newest;
}
