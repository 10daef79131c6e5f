using System.Threading.RateLimiting;

namespace WebSite.BrowserReports;

/// <summary>How many reports all browsers together may send: each that is counted is written, and addresses to send from can be had.</summary>
internal sealed class ReportFlood : IDisposable
{
    /// <summary>So many at once, and one more a second.</summary>
    public const int AtOnce = 600;

    private readonly TokenBucketRateLimiter _bucket = new(new() { TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true });
    private long _dropped;

    /// <summary>How many weren't counted since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Whether so many more may be counted.</summary>
    public bool Takes(int count)
    {
        using var lease = _bucket.AttemptAcquire(count);
        if (!lease.IsAcquired)
        {
            Interlocked.Add(ref _dropped, count);
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _bucket.Dispose();
}
