namespace WebSite.Tests.Support;

/// <summary>The machine's clock, set to another moment, from which it goes on: for what depends on the date, such as how long Facebook serves a version.</summary>
internal sealed class DatedClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_started);
}
