namespace WebSite.Benchmarks.Load;

/// <summary>Requests made before the clock starts; each is sent at most once, except to a server that stores nothing.</summary>
internal sealed class Requests(byte[][] all, bool again)
{
    private int _next = -1;
    private long _number = all.Length;

    /// <summary>Whether there were too few.</summary>
    public bool RanOut => !again && _next >= all.Length;

    /// <summary>The next one; null when there is none left.</summary>
    public byte[]? Take()
    {
        var at = Interlocked.Increment(ref _next);
        return at < all.Length ? all[at] : again ? all[at % all.Length] : null;
    }

    /// <summary>A number for <see cref="Bodies"/> that none of these has.</summary>
    public long NextNumber() => Interlocked.Increment(ref _number);
}
