using Microsoft.AspNetCore.Razor.TagHelpers;
using WebSite.Language;

namespace WebSite.Web;

/// <summary>
/// <c>own-words</c>: what stands in this element is the merchant's, in the shop's own language whatever the page's is. Screen readers are told so, and the words run the way of their letters.
/// </summary>
[HtmlTargetElement(Attributes = Name)]
public sealed class OwnWordsTagHelper(Languages languages) : TagHelper
{
    private const string Name = "own-words";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.RemoveAll(Name);
        if (ShopLanguage.Current != languages.Own)
        {
            output.Attributes.SetAttribute("lang", languages.Own.Code);
            output.Attributes.SetAttribute("dir", "auto");
        }
    }
}
