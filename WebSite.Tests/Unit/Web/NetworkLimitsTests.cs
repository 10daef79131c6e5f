using System.Net;
using System.Threading.RateLimiting;
using Messenger.AspNetCore.Hosting;
using WebSite.Web;

namespace WebSite.Tests.Unit.Web;

/// <summary>Who was given 256 networks of IPv6 hasn't 256 times each limit, and nobody locks their neighbours out.</summary>
public sealed class NetworkLimitsTests : IDisposable
{
    private const int Most = 5;

    private readonly NetworkLimits _networks = new();
    private readonly PartitionedRateLimiter<IPAddress> _limiter;

    public NetworkLimitsTests() => _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.Get(ClientAddress.Counted(address), counted => _networks.Of("carts", counted, Most, TimeSpan.FromHours(1))));

    [Fact]
    public void All_networks_of_a_48_have_sixteen_times_what_one_has()
    {
        Assert.Equal(16 * Most, Enumerable.Range(0, 256).Sum(network => Taken($"2001:db8:1:{network:x2}00::1", 2 * Most)));
        Assert.Equal(Most, Taken("2001:db8:2::1", 2 * Most));
    }

    [Fact]
    public void Who_has_used_up_their_own_takes_nothing_from_neighbours()
    {
        Assert.Equal(Most, Taken("2001:db8:1:100::1", 1000));
        Assert.Equal(15 * Most, Enumerable.Range(2, 15).Sum(network => Taken($"2001:db8:1:{network:x}00::1", Most)));
    }

    [Fact]
    public void An_IPv4_address_is_alone() => Assert.All(Enumerable.Range(0, 40), last => Assert.Equal(Most, Taken($"192.0.2.{last}", 2 * Most)));

    public void Dispose()
    {
        _limiter.Dispose();
        _networks.Dispose();
    }

    private int Taken(string address, int times) => Enumerable.Range(0, times).Count(_ =>
    {
        using var lease = _limiter.AttemptAcquire(IPAddress.Parse(address));
        return lease.IsAcquired;
    });
}
