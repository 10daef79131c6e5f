using WebSite.Model;

namespace WebSite.Figures;

/// <summary>What the funnel is told by.</summary>
/// <param name="Name">As addresses have it.</param>
/// <param name="Words">As a merchant reads it.</param>
/// <param name="Dimension">Where the figures stand.</param>
/// <param name="Prefix">What its keys begin with, where the dimension has others, too.</param>
/// <param name="IsOfSpots">Whether it tells of spots on web pages, which begin in a browser; else of ways in, which begin anywhere.</param>
public sealed record FunnelBy(string Name, string Words, Dimension Dimension, bool IsOfSpots, string Prefix = "")
{
    /// <summary>Those that can be chosen, in the order in which they are shown.</summary>
    public static IReadOnlyList<FunnelBy> All { get; } =
    [
        new("placement", "Placement", Dimension.Placement, true),
        new("page", "Web page", Dimension.WebPage, true),
        new("product", "Product", Dimension.WebPage, true, "/products/"),
        new("style", "Button style", Dimension.Style, true),
        new("device", "Device", Dimension.Device, true),
        new("way", "Entry point", Dimension.EntryPoint, false),
        new("campaign", "Campaign", Dimension.Campaign, false),
        new("ad", "Ad", Dimension.Ad, false),
    ];

    /// <summary>The one of this name, or the first.</summary>
    public static FunnelBy Of(string? name) => All.FirstOrDefault(by => by.Name == name) ?? All[0];
}
