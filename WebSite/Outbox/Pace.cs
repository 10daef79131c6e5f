namespace WebSite.Outbox;

/// <summary>Never lets more than so many messages go in a second: those of one second may go at once, then they wait for their turn. For one caller at a time.</summary>
internal sealed class Pace(TimeProvider time)
{
    private double _left = double.MaxValue;
    private DateTimeOffset _at = time.GetUtcNow();

    /// <summary>Returns when the next message may go.</summary>
    public async Task TurnAsync(int perSecond, CancellationToken cancel)
    {
        Refill(perSecond);
        while (_left < 1)
        {
            await Task.Delay(TimeSpan.FromSeconds((1 - _left) / perSecond) + TimeSpan.FromMilliseconds(1), time, cancel);
            Refill(perSecond);
        }
    }

    /// <summary>It went.</summary>
    public void Take() => _left--;

    private void Refill(int perSecond)
    {
        var now = time.GetUtcNow();
        var passed = Math.Max(0, (now - _at).TotalSeconds); // The clock may have been set back.
        (_left, _at) = (Math.Min(perSecond, _left + (passed * perSecond)), now);
    }
}
