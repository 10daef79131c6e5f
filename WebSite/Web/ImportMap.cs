using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

namespace WebSite.Web;

/// <summary>
/// A page's import map, with addresses from the root. The framework's own map is relative to the page, so that it names nothing
/// that exists on a page like <c>/products/x</c> unless a base element changes every other relative link.
/// </summary>
public sealed class ImportMap
{
    private const string OfDashboard = "js/dashboard/";

    private readonly ConditionalWeakTable<ResourceAssetCollection, IHtmlContent> _made = [];
    private readonly bool _isForShop;

    private ImportMap(bool isForShop) => _isForShop = isForShop;

    /// <summary>For the shop's pages, on each of which it is sent: without the dashboard's modules.</summary>
    public static ImportMap Shop { get; } = new(isForShop: true);

    /// <summary>For the dashboard's pages.</summary>
    public static ImportMap Dashboard { get; } = new(isForShop: false);

    /// <summary>Maps each module's plain address to its fingerprinted one, with integrity where the publish computed it; empty before the first build.</summary>
    public IHtmlContent For(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>() is { } assets ? _made.GetValue(assets, Make) : new HtmlString("{}");
    }

    private HtmlString Make(ResourceAssetCollection assets)
    {
        var imports = new Dictionary<string, string>();
        var integrity = new Dictionary<string, string>();
        foreach (var asset in assets)
        {
            var label = Property(asset, "label");
            if (label is null || !label.EndsWith(".js", StringComparison.Ordinal) || (_isForShop && label.StartsWith(OfDashboard, StringComparison.Ordinal)))
            {
                continue;
            }

            imports["/" + label] = "/" + asset.Url;
            if (Property(asset, "integrity") is { } hash)
            {
                integrity["/" + asset.Url] = hash;
            }
        }

        return new(new ImportMapDefinition(imports, null, integrity).ToString());
    }

    private static string? Property(ResourceAsset asset, string name) => asset.Properties?.FirstOrDefault(p => p.Name == name)?.Value;
}
