namespace Messenger.AspNetCore.Hosting;

/// <summary>How long to wait before a next try: longer each time, and not all at the same moment.</summary>
/// <param name="First">The pause after the first failure.</param>
/// <param name="Factor">How many times as long each further one is.</param>
/// <param name="Longest">They grow up to this.</param>
public sealed record Backoff(TimeSpan First, double Factor, TimeSpan Longest)
{
    /// <summary>The pause before the next try.</summary>
    /// <param name="times">How often it failed: 1 for the first time.</param>
    /// <param name="chance">0 to 1 makes it half as long to one and a half times as long.</param>
    /// <param name="asked">What the other side asked for: never less.</param>
    public TimeSpan After(int times, double chance = 0.5, TimeSpan? asked = null)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(First.TotalSeconds * Math.Pow(Factor, times - 1), Longest.TotalSeconds)) * (0.5 + chance);
        return asked > pause ? asked.Value : pause;
    }
}
