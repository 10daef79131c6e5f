using System.Diagnostics;

namespace WebSite.Benchmarks.Load;

/// <summary>Deals requests out to the connections.</summary>
internal interface ITurns
{
    /// <summary>The next one; null when it is over.</summary>
    ValueTask<Turn?> NextAsync();
}

/// <summary>One request to send.</summary>
/// <param name="Request">The whole of it.</param>
/// <param name="Due">When it should be sent, on <see cref="Stopwatch"/>'s clock: its time counts from here.</param>
internal readonly record struct Turn(byte[] Request, long Due);

/// <summary>Full load: a connection gets the next request as soon as it has its answer.</summary>
internal sealed class AtOnce(Requests requests, TimeSpan time) : ITurns
{
    private readonly long _end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);

    public ValueTask<Turn?> NextAsync()
    {
        var now = Stopwatch.GetTimestamp();
        return ValueTask.FromResult<Turn?>(now < _end && requests.Take() is { } request ? new(request, now) : null);
    }
}
