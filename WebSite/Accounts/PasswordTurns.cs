using System.Threading.RateLimiting;

namespace WebSite.Accounts;

/// <summary>
/// Whose password is hashed when: one at a time for browsers that the account knows, and one at a time for all others, so that a flood
/// takes one processor at the most and never the owner's turn. A turn is held around the hash alone.
/// </summary>
internal sealed class PasswordTurns : IAsyncDisposable
{
    private const int MostOfOne = 50;
    private const int MostWaiting = 200;

    private readonly PartitionedRateLimiter<Caller> _turns = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetConcurrencyLimiter(caller.Who, _ => new() { PermitLimit = MostOfOne })),
        PartitionedRateLimiter.Create<Caller, bool>(caller => RateLimitPartition.GetConcurrencyLimiter(caller.IsKnown, _ => new() { PermitLimit = 1, QueueLimit = MostWaiting })));

    /// <summary>Waits for a turn; dispose it after the hash. It isn't acquired when too many wait.</summary>
    public ValueTask<RateLimitLease> TakeAsync(Caller caller, CancellationToken cancel) => _turns.AcquireAsync(caller, permitCount: 1, cancel);

    public ValueTask DisposeAsync() => _turns.DisposeAsync();
}

/// <summary>Who waits for a hash.</summary>
/// <param name="Who">A browser, an address, or whoever has been let in already.</param>
/// <param name="IsKnown">Whether the account knows the browser, or a link or session has let it in.</param>
internal readonly record struct Caller(string Who, bool IsKnown)
{
    /// <summary>Somebody whom a session or a one-time link lets in: never a stranger.</summary>
    public static Caller Inside { get; } = new("inside", IsKnown: true);
}
