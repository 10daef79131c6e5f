using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>What the shop is called, as it is set now: <c>Site:Name</c>.</summary>
public sealed class ShopName(IOptionsMonitor<SiteOptions> options)
{
    public string Name => options.CurrentValue.Name.Trim();
}
