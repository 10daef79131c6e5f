using System.Collections.Concurrent;
using System.Net;
using Messenger.AspNetCore.Hosting;

namespace WebSite.Web;

/// <summary>
/// What became of <c>X-Forwarded-For</c> since the start, for the set-up check. Only requests that have the header are counted: others cost
/// nothing.
/// </summary>
internal sealed class SeenProxies
{
    /// <summary>So many senders are remembered: anybody can send a header.</summary>
    private const int Most = 10;

    private readonly ConcurrentDictionary<IPAddress, bool> _unbelieved = [];
    private long _believedCount;
    private long _unbelievedCount;

    /// <summary>How often a proxy that is named told a client's address.</summary>
    public long BelievedCount => Interlocked.Read(ref _believedCount);

    /// <summary>How often somebody told one who isn't named, so that it was ignored.</summary>
    public long UnbelievedCount => Interlocked.Read(ref _unbelievedCount);

    /// <summary>The first of those who weren't believed.</summary>
    public IReadOnlyList<IPAddress> Unbelieved => [.. _unbelieved.Keys.OrderBy(address => address.ToString(), StringComparer.Ordinal)];

    /// <summary>A request came with the header.</summary>
    public void See(IPAddress? sender, bool isBelieved)
    {
        Interlocked.Increment(ref isBelieved ? ref _believedCount : ref _unbelievedCount);
        if (!isBelieved && _unbelieved.Count < Most)
        {
            _unbelieved.TryAdd(ClientAddress.Counted(sender), true);
        }
    }
}
