using Messenger.AspNetCore.Plugins;

namespace WebSite.Model;

/// <summary>What stands in a placement: whether it does, with which plugins, how they look, what it says and where.</summary>
public sealed record SpotLook
{
    /// <summary>The most characters of <see cref="Headline"/>: two lines on a phone.</summary>
    public const int LongestHeadline = 80;

    /// <summary>The most characters of <see cref="Offer"/>.</summary>
    public const int LongestOffer = 200;

    /// <summary>What stands for the product's name in the words of a product's web page.</summary>
    public const string Product = "{product}";

    /// <summary>Whether the spot is offered. Who has begun already still sees how it stands.</summary>
    public bool IsOn { get; init; } = true;

    public SpotPlugins Plugins { get; init; }

    /// <inheritdoc cref="PluginStyle.Color"/>
    public string Color { get; init; } = "blue";

    /// <inheritdoc cref="PluginStyle.Size"/>
    public string Size { get; init; } = "large";

    /// <inheritdoc cref="PluginStyle.CtaText"/>
    public string? CtaText { get; init; }

    /// <summary>What is offered; null for the site's own words.</summary>
    public string? Headline { get; init; }

    /// <summary>What it is good for; null for the site's own words.</summary>
    public string? Offer { get; init; }

    public SpotPosition Position { get; init; }

    /// <summary>What a placement has before anybody changed it: the settings' style, and the site's own of all else.</summary>
    public static SpotLook Start(Placement placement, PluginStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        return new()
        {
            Plugins = placement switch
            {
                Placement.Cart or Placement.SoldOut => SpotPlugins.SendToMessenger,
                Placement.PriceDrop => SpotPlugins.None,
                _ => SpotPlugins.Both,
            },
            Color = style.Color,
            Size = style.Size,
            CtaText = style.CtaText,
        };
    }

    /// <summary>The plugins' style; what isn't chosen here is as in the settings.</summary>
    public PluginStyle Style(PluginStyle settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings with { Color = Color, Size = Size, CtaText = CtaText };
    }

    /// <summary>The same with words tidied: one line each, null where there are none.</summary>
    public SpotLook Tidy() => this with { Headline = Line(Headline), Offer = Line(Offer), CtaText = string.IsNullOrEmpty(CtaText) ? null : CtaText };

    /// <summary>What is wrong, each with the name of its property; empty when nothing is.</summary>
    public IEnumerable<(string Field, string Message)> Faults(Placement placement)
    {
        if (PluginValues.Fault("The plugin", "color", Color, PluginValues.Colors) is { } color)
        {
            yield return (nameof(Color), color);
        }

        if (PluginValues.Fault("The plugin", "size", Size, PluginValues.Sizes) is { } size)
        {
            yield return (nameof(Size), size);
        }

        if (CtaText is not null && PluginValues.Fault("The plugin", "cta_text", CtaText, PluginValues.CtaTexts) is { } words)
        {
            yield return (nameof(CtaText), words);
        }

        if (!Enum.IsDefined(Plugins) || !Enum.IsDefined(Position))
        {
            yield return (nameof(Plugins), "Choose one of the plugins and positions.");
        }

        if (Enum.IsDefined(Plugins) && !placement.Plugins().Contains(Plugins))
        {
            yield return (nameof(Plugins), $"Here stands {string.Join(", or ", placement.Plugins().Select(LookWords.Words))}: a click in this spot asks for one message.");
        }

        foreach (var fault in Words(placement, nameof(Headline), "headline", Headline, LongestHeadline).Concat(Words(placement, nameof(Offer), "sentence", Offer, LongestOffer)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string Field, string Message)> Words(Placement placement, string field, string name, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            yield return (field, $"The {name} has {text.Length} characters, and may have {longest}: more doesn't fit into the spot on a phone.");
        }

        if (!placement.IsOfProduct() && text?.Contains(Product, StringComparison.Ordinal) is true)
        {
            yield return (field, $"{Product} has a value on products' web pages alone. Take it out of the {name}.");
        }
        else if (text?.Replace(Product, "", StringComparison.Ordinal).AsSpan().ContainsAny('{', '}') is true)
        {
            yield return (field, $"What stands in braces in the {name} would be shown as it is. {(placement.IsOfProduct() ? $"{Product} is all there is." : "There is nothing for it here.")}");
        }
    }

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
