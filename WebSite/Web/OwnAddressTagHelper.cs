using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WebSite.Web;

/// <summary>Links and forms of the shop's pages stay in the page's language: <c>/cart</c> becomes <c>/de/cart</c>.</summary>
[HtmlTargetElement("a", Attributes = "[href^='/']")]
[HtmlTargetElement("form", Attributes = "[action^='/']")]
public sealed class OwnAddressTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>After those that make an address of a page's name.</summary>
    public override int Order => 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = output.TagName == "a" ? "href" : "action";
        if (ViewContext.HttpContext.Request.PathBase is { HasValue: true } before && output.Attributes.TryGetAttribute(name, out var address) && !output.Attributes.ContainsName("hreflang"))
        {
            var whole = new HtmlContentBuilder().AppendHtml(before.ToUriComponent());
            _ = address.Value is IHtmlContent html ? whole.AppendHtml(html) : whole.Append(address.Value?.ToString() ?? "");
            output.Attributes.SetAttribute(new TagHelperAttribute(name, whole, address.ValueStyle));
        }
    }
}
