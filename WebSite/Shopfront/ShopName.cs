using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.Shopfront;

/// <summary>What the shop is called: on the dashboard, else by the setting <c>Site:Name</c>, else as it came.</summary>
public sealed class ShopName(CurrentShop shop, IOptionsMonitor<SiteOptions> options)
{
    public string Name => shop.Now.Profile.Words.Name ?? Start;

    /// <summary>What it is called where the dashboard says nothing.</summary>
    public string Start => options.CurrentValue.Name?.Trim() ?? shop.Now.Start.Name!;
}
