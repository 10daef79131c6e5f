using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.Campaigns;

/// <summary>Makes campaigns' short addresses whole.</summary>
public sealed class ShortAddresses(IOptionsMonitor<SiteOptions> options)
{
    /// <summary>The address, on the site's public host as it is set, or else on the host that the merchant uses.</summary>
    public string Of(string code, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var origin = IsSet ? options.CurrentValue.PublicUrl.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
        return origin + ShortCode.Path(code);
    }

    /// <summary>Whether the addresses are good on this machine alone: of no use on paper.</summary>
    public bool AreLocal(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !IsSet && request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
    }

    private bool IsSet => options.CurrentValue.PublicUrl.Length > 0;
}
