namespace WebSite.Model;

/// <summary>Looks in words, for merchants.</summary>
public static class LookWords
{
    /// <summary>What a placement is called.</summary>
    public static string Title(this Placement placement) => placement switch
    {
        Placement.Product => "Product",
        Placement.Cart => "Cart",
        Placement.Checkout => "Checkout",
        Placement.SoldOut => "Sold out",
        Placement.PriceDrop => "Price drop",
        _ => "Thank you",
    };

    /// <summary>Which web page it is on.</summary>
    public static string Where(this Placement placement) => placement switch
    {
        Placement.Product => "every product's web page",
        Placement.Cart => "the cart",
        Placement.SoldOut => "a product's web page while it is sold out",
        Placement.PriceDrop => "a product's web page while it can be had",
        Placement.Checkout => "the checkout, beside its form",
        _ => "an order's web page",
    };

    /// <summary>What a plugin is called.</summary>
    public static string Words(this SpotPlugins plugins) => plugins switch
    {
        SpotPlugins.SendToMessenger => "Send to Messenger",
        SpotPlugins.MessageUs => "Message Us",
        SpotPlugins.Both => "Send to Messenger, with Message Us below",
        _ => "the link and its code",
    };

    /// <summary>Whether Send to Messenger stands there.</summary>
    public static bool HasSend(this SpotPlugins plugins) => plugins is SpotPlugins.SendToMessenger or SpotPlugins.Both;

    /// <summary>A cta_text as Facebook draws it in English: <c>Send me updates</c>; null is its own wording.</summary>
    public static string Cta(string? text) => text is null ? "Send to Messenger"
        : (text[0] + text[1..].ToLowerInvariant().Replace('_', ' ')).Replace("messenger", "Messenger", StringComparison.Ordinal);

    /// <summary>What is different from another, each in a few words; empty when nothing is.</summary>
    public static IReadOnlyList<string> Differences(this SpotLook look, SpotLook from, Placement placement)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(from);
        if (!look.IsOn)
        {
            return from.IsOn ? ["shows nothing"] : [];
        }

        string?[] all =
        [
            from.IsOn ? null : "on",
            look.Plugins == from.Plugins ? null : look.Plugins.Words(),
            look.Color == from.Color ? null : look.Color,
            look.Size == from.Size ? null : look.Size,
            look.CtaText == from.CtaText ? null : $"button “{Cta(look.CtaText)}”",
            look.Headline == from.Headline ? null : look.Headline is null ? "the site's own headline" : $"headline “{look.Headline}”",
            look.Offer == from.Offer ? null : look.Offer is null ? "the site's own sentence" : $"sentence “{look.Offer}”",
            look.Position == from.Position ? null : look.Position.Words(placement),
        ];
        return [.. all.OfType<string>()];
    }
}
