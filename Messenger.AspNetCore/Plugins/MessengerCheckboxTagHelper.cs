using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Plugins;

/// <summary>
/// <c>&lt;messenger-checkbox user_ref="…" /&gt;</c>: the checkbox plugin, for a form. It is never ticked by the site. The site's script confirms a tick as
/// the form is sent, with <c>FB.CheckboxPlugin.confirm</c>; only then an opt-in comes, with the user_ref and without a page-scoped id. Throws
/// <see cref="InvalidOperationException"/> for a value that Facebook doesn't know. Source: docs/platform.md, Plugins.
/// </summary>
[HtmlTargetElement(Tag, TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MessengerCheckboxTagHelper(IOptionsMonitor<MessengerOptions> options) : TagHelper
{
    private const string Tag = "messenger-checkbox";

    /// <summary>A ref of <see cref="Refs.EntryPoint.Checkbox"/>, fresh at every view: Facebook draws no second checkbox for the same one. Required.</summary>
    [HtmlAttributeName("user_ref")]
    public string? UserRef { get; set; }

    /// <summary>One of <see cref="PluginValues.CheckboxSizes"/>.</summary>
    [HtmlAttributeName("size")]
    public string Size { get; set; } = "large";

    /// <summary>Whether somebody without a session sees the box, and logs in with the tick: <c>true</c> or <c>false</c>.</summary>
    [HtmlAttributeName("allow_login")]
    public string AllowLogin { get; set; } = "true";

    /// <summary>The request: Facebook wants the web page's origin.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if ((PluginValues.Fault($"<{Tag}>", "size", Size, PluginValues.CheckboxSizes) ?? PluginValues.Fault($"<{Tag}>", "allow_login", AllowLogin, PluginValues.Flags)) is { } fault)
        {
            throw new InvalidOperationException(fault);
        }

        var request = ViewContext.HttpContext.Request;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fb-messenger-checkbox");
        output.Attributes.SetAttribute("origin", $"{request.Scheme}://{request.Host}");
        output.Attributes.SetAttribute("messenger_app_id", options.CurrentValue.AppId);
        output.Attributes.SetAttribute("page_id", options.CurrentValue.PageId);
        output.Attributes.SetAttribute("prechecked", "false");
        output.Attributes.SetAttribute("allow_login", AllowLogin);
        output.Attributes.SetAttribute("size", Size);
        PluginMarkup.Ref(output, Tag, "user_ref", UserRef);
    }
}
