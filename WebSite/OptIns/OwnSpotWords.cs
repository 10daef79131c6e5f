using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>What spots say where the merchant has chosen nothing else.</summary>
public static class OwnSpotWords
{
    /// <summary>Beside a product.</summary>
    public static SpotWords Product(string name) => new(
        $"Talk to us about the {name} in Messenger",
        "Sizes, gifts, a second opinion: a person answers.",
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
        isSent
            ? "What was in this cart then is there, with a link to go on from your phone. We'll answer your questions there, too."
            : "We'll answer your questions about this cart there.");

    /// <summary>At the checkout.</summary>
    public static SpotWords Checkout { get; } = new(
        "Stuck? Ask us in Messenger",
        "A person reads it, and helps you finish.",
        "Your questions about this order are answered there.",
        SpotPlugins.MessageUs);

    /// <summary>Of an order that has news yet to come.</summary>
    /// <param name="promise">What will be told.</param>
    public static SpotWords Order(string promise) => new(
        "Follow this order in Messenger",
        "News about your order and its delivery, in one conversation.",
        promise,
        SpotPlugins.Both);

    /// <summary>Of one that has none.</summary>
    public static SpotWords OrderDone { get; } = new(
        "Ask about this order in Messenger",
        "A person reads it, and answers.",
        "Your questions about this order are answered there.",
        SpotPlugins.MessageUs)
    { IsFixed = true };
}
