using WebSite.Web;

namespace WebSite.SetUp.Facts;

/// <summary>What this machine itself says of the set-up.</summary>
/// <param name="Proxies">What became of X-Forwarded-For; null where no requests are taken, as in a terminal.</param>
internal sealed record ServerFacts(SeenProxies? Proxies);

/// <summary>Reads it; changes nothing.</summary>
internal sealed class ServerReader(SeenProxies seen, IHostApplicationLifetime site)
{
    public ServerFacts Read() => new(site.ApplicationStarted.IsCancellationRequested ? seen : null);
}
