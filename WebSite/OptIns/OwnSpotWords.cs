using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>What spots say where the merchant has chosen nothing else.</summary>
public static class OwnSpotWords
{
    /// <summary>Beside a product.</summary>
    public static SpotWords Product(string name) => new(
        $"Talk to us about the {name}",
        "Sizes, gifts, a second opinion: a person answers.",
        "Talk to us in Messenger",
        $"We'll answer there, and tell you what you need to know about the {name}.",
        SpotPlugins.Both)
    { Product = name };

    /// <summary>At a cart.</summary>
    /// <param name="hasLink">Whether a link to the cart goes to who opts in.</param>
    /// <param name="isSent">Whether one went.</param>
    public static SpotWords Cart(bool hasLink, bool isSent) => new(
        "Keep in touch about this cart",
        hasLink
            ? "Ask before you order. With Send to Messenger, a link to this cart goes there, so that you can go on from your phone."
            : "Ask before you order: one of us answers.",
        "Ask about it in Messenger",
        isSent
            ? "What was in this cart then is there, with a link to go on from your phone. We'll answer your questions there, too."
            : "We'll answer your questions about this cart there.");

    /// <summary>At the checkout.</summary>
    public static SpotWords Checkout { get; } = new(
        "Follow this order in Messenger",
        "Its receipt comes there once it is placed, and then its news.",
        "Get this order's news in Messenger",
        "The receipt comes there as soon as you have placed the order, and then its news.",
        SpotPlugins.Both);

    /// <summary>Of an order that has news yet to come.</summary>
    /// <param name="promise">What will be told.</param>
    public static SpotWords Order(string promise) => new(
        "Follow this order in Messenger",
        "Its receipt, and word when it is packed and on its way.",
        "Get this order's news in Messenger",
        promise,
        SpotPlugins.Both);

    /// <summary>Of one that has none.</summary>
    public static SpotWords OrderDone { get; } = new(
        "Ask about this order in Messenger",
        "A person reads it, and answers.",
        "Ask us in Messenger",
        "Your questions about this order are answered there.",
        SpotPlugins.MessageUs)
    { IsFixed = true };
}
