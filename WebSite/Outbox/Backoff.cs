namespace WebSite.Outbox;

/// <summary>How long to wait before a next try: twice as long each time, and not all at the same moment.</summary>
internal static class Backoff
{
    /// <summary>The pause before the next try.</summary>
    /// <param name="times">How often it failed: 1 for the first time.</param>
    /// <param name="longest">It grows up to this.</param>
    /// <param name="chance">0 to 1: makes it half as long to one and a half times as long.</param>
    /// <param name="asked">What the other side asked for: never less.</param>
    public static TimeSpan After(int times, TimeSpan longest, double chance, TimeSpan? asked = null)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(times, 30)), longest.TotalSeconds)) * (0.5 + chance);
        return asked > pause ? asked.Value : pause;
    }
}
