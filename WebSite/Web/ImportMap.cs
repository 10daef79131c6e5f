using Microsoft.AspNetCore.Components;

namespace WebSite.Web;

/// <summary>
/// The page's import map, with addresses from the root. The framework's own map is relative to the page, so that it names nothing
/// that exists on a page like <c>/products/x</c> unless a base element changes every other relative link.
/// </summary>
public static class ImportMap
{
    /// <summary>Maps each module's plain address to its fingerprinted one, with integrity where the publish computed it; null before the first build.</summary>
    public static ImportMapDefinition? For(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>() is not { } assets)
        {
            return null;
        }

        var imports = new Dictionary<string, string>();
        var integrity = new Dictionary<string, string>();
        foreach (var asset in assets)
        {
            var label = Property(asset, "label");
            if (label is null || !label.EndsWith(".js", StringComparison.Ordinal))
            {
                continue;
            }

            imports["/" + label] = "/" + asset.Url;
            if (Property(asset, "integrity") is { } hash)
            {
                integrity["/" + asset.Url] = hash;
            }
        }

        return new(imports, null, integrity);
    }

    private static string? Property(ResourceAsset asset, string name) => asset.Properties?.FirstOrDefault(p => p.Name == name)?.Value;
}
