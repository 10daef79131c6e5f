using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>
/// How often anybody may look for the orders of one e-mail address: who has many client addresses guesses no more order numbers by it than who has one. Counted before
/// anything is looked for, and alike whether the address ever ordered. In memory, by a hash whose key is made anew at each start.
/// </summary>
public sealed class FindLimit(IOptionsMonitor<LimitOptions> options) : IDisposable
{
    private static readonly TimeSpan Time = TimeSpan.FromHours(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    private readonly PartitionedRateLimiter<Counted> _limiter = PartitionedRateLimiter.Create<Counted, Counted>(
        counted => RateLimitPartition.GetTokenBucketLimiter(counted, _ => NetworkLimits.BucketOf(counted.Most, Time)));

    /// <summary>Counts one try.</summary>
    /// <returns>How long to wait; null where it may go on.</returns>
    public TimeSpan? Wait(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));
        using var lease = _limiter.AttemptAcquire(new(Convert.ToHexString(hash), options.CurrentValue.FindsOfAnEmail));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Time;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    /// <summary>A changed setting makes another, so that it is taken at once.</summary>
    private readonly record struct Counted(string Hash, int Most);
}
