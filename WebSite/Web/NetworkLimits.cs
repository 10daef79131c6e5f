using System.Net;
using System.Threading.RateLimiting;
using Messenger.AspNetCore.Hosting;

namespace WebSite.Web;

/// <summary>
/// What all networks of an IPv6 /48 together may do: <see cref="Times"/> as much as one of them. So a customer who was given 256 networks hasn't 256 times each limit,
/// and a street of homes that stand in one is hardly ever in each other's way.
/// </summary>
internal sealed class NetworkLimits : IDisposable
{
    /// <summary>So many times what one network may do.</summary>
    public const int Times = 16;

    private readonly PartitionedRateLimiter<Shared> _around = PartitionedRateLimiter.Create<Shared, Shared>(
        shared => RateLimitPartition.GetTokenBucketLimiter(shared, _ => BucketOf(shared.Most, shared.Time)));

    /// <summary>The limiter of one address.</summary>
    /// <param name="name">What is limited.</param>
    /// <param name="address">As <see cref="ClientAddress.Counted"/> has it.</param>
    /// <param name="most">How much it may do at once.</param>
    /// <param name="time">In which it may do as much again.</param>
    public RateLimiter Of(string name, IPAddress address, int most, TimeSpan time)
    {
        var own = new TokenBucketRateLimiter(BucketOf(most, time));
        return ClientAddress.Around(address) is { } network ? new Nested(own, _around, new(name, network, most * Times, time)) : own;
    }

    /// <inheritdoc/>
    public void Dispose() => _around.Dispose();

    /// <summary>So much at once, and as much again over a time. Whoever holds the bucket fills it.</summary>
    public static TokenBucketRateLimiterOptions BucketOf(int most, TimeSpan time) =>
        new() { TokenLimit = most, TokensPerPeriod = 1, ReplenishmentPeriod = time / most, AutoReplenishment = false };

    private readonly record struct Shared(string Name, IPAddress Network, int Most, TimeSpan Time);

    /// <summary>An address's own bucket, and then the one around it: who has used up their own takes nothing from their neighbours.</summary>
    private sealed class Nested(TokenBucketRateLimiter own, PartitionedRateLimiter<Shared> around, Shared shared) : ReplenishingRateLimiter
    {
        public override TimeSpan? IdleDuration => own.IdleDuration;

        public override TimeSpan ReplenishmentPeriod => own.ReplenishmentPeriod;

        public override bool IsAutoReplenishing => own.IsAutoReplenishing;

        public override bool TryReplenish() => own.TryReplenish();

        public override RateLimiterStatistics? GetStatistics() => own.GetStatistics();

        protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
            own.AttemptAcquire(permitCount) is { IsAcquired: false } refused ? refused : around.AttemptAcquire(shared, permitCount);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                own.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
