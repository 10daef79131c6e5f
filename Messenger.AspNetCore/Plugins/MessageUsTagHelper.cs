using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Plugins;

/// <summary>
/// <c>&lt;message-us placement="cart" ref="…" /&gt;</c>: the Message Us plugin, styled as the placement's settings say unless an
/// attribute says otherwise. Throws <see cref="InvalidOperationException"/> for a value that Facebook doesn't know.
/// </summary>
[HtmlTargetElement(Tag, TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MessageUsTagHelper(IOptionsMonitor<MessengerOptions> options, IOptionsMonitor<PlacementOptions> styles, Placements placements) : TagHelper
{
    private const string Tag = "message-us";

    /// <summary>One of <see cref="Placements.Names"/>.</summary>
    [HtmlAttributeName("placement")]
    public string? Placement { get; set; }

    /// <summary>The ref; without one Facebook won't say where the conversation came from.</summary>
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

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var placement = PluginMarkup.Placement(Tag, Placement, placements);
        var settings = Look ?? styles.CurrentValue.For(placement);
        var style = settings with { Color = Color ?? settings.Color, Size = Size ?? settings.Size };
        PluginMarkup.Render(output, Tag, "fb-messengermessageus", options.CurrentValue, style);
        if (Ref is not null)
        {
            PluginMarkup.Ref(output, Tag, "ref", Ref);
        }
    }
}
