using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebSite.Shopfront;

/// <summary>
/// <c>&lt;img picture="…"&gt;</c>: one of <see cref="PictureAddress"/>. A file of the site's own gets its fingerprint, which Razor puts in only where an address
/// stands in the page itself.
/// </summary>
[HtmlTargetElement("img", Attributes = "picture", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("link", Attributes = "picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ShopImageTagHelper : TagHelper
{
    /// <summary>The address.</summary>
    public string Picture { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute(output.TagName == "link" ? "href" : "src", Resolve(ViewContext.HttpContext, Picture));
    }

    private static string Resolve(HttpContext http, string address)
    {
        if (!address.StartsWith("~/", StringComparison.Ordinal))
        {
            return address;
        }

        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return "/" + (assets?[address[2..]] ?? address[2..]);
    }
}
