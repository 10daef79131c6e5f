using WebSite.Web;

namespace WebSite.Campaigns;

/// <summary>Makes campaigns' short addresses whole.</summary>
public sealed class ShortAddresses(PublicAddress site)
{
    /// <summary>The address, on the site's public host as it is set, or else on the host that the merchant uses.</summary>
    public string Of(string code, HttpRequest request) => site.For(request) + ShortCode.Path(code);

    /// <summary>Whether the addresses are good on this machine alone: of no use on paper.</summary>
    public bool AreLocal(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !site.IsSet && request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
    }
}
