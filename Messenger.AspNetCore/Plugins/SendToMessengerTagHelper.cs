using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Plugins;

/// <summary>
/// <c>&lt;send-to-messenger placement="product" ref="…" /&gt;</c>: the Send to Messenger plugin, styled as the placement's
/// settings say unless an attribute says otherwise. Throws <see cref="InvalidOperationException"/> for a value that Facebook doesn't know.
/// </summary>
[HtmlTargetElement(Tag, TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SendToMessengerTagHelper(IOptionsMonitor<MessengerOptions> options, IOptionsMonitor<PlacementOptions> styles, Placements placements) : TagHelper
{
    private const string Tag = "send-to-messenger";

    /// <summary>One of <see cref="Placements.Names"/>.</summary>
    [HtmlAttributeName("placement")]
    public string? Placement { get; set; }

    /// <summary>The ref, fresh at every view; it comes out as <c>data-ref</c> (a tag helper can't bind to that name).</summary>
    [HtmlAttributeName("ref")]
    public string? Ref { get; set; }

    /// <summary>The whole style, in place of the placement's settings.</summary>
    [HtmlAttributeName("look")]
    public PluginStyle? Look { get; set; }

    /// <summary>See <see cref="PluginStyle.Color"/>.</summary>
    [HtmlAttributeName("color")]
    public string? Color { get; set; }

    /// <summary>See <see cref="PluginStyle.Size"/>.</summary>
    [HtmlAttributeName("size")]
    public string? Size { get; set; }

    /// <summary>See <see cref="PluginStyle.CtaText"/>.</summary>
    [HtmlAttributeName("cta_text")]
    public string? CtaText { get; set; }

    /// <summary>See <see cref="PluginStyle.EnforceLogin"/>; <c>true</c> or <c>false</c>.</summary>
    [HtmlAttributeName("enforce_login")]
    public string? EnforceLogin { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var placement = PluginMarkup.Placement(Tag, Placement, placements);
        var settings = Look ?? styles.CurrentValue.For(placement);
        var style = settings with
        {
            Color = Color ?? settings.Color,
            Size = Size ?? settings.Size,
            CtaText = CtaText ?? settings.CtaText,
            EnforceLogin = EnforceLogin ?? settings.EnforceLogin,
        };
        PluginMarkup.Render(output, Tag, "fb-send-to-messenger", options.CurrentValue, style);
        PluginMarkup.Ref(output, Tag, "data-ref", Ref);
        output.Attributes.SetAttribute("enforce_login", style.EnforceLogin.ToLowerInvariant());
        if (style.CtaText is not null)
        {
            output.Attributes.SetAttribute("cta_text", style.CtaText);
        }
    }
}
