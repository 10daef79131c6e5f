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

    /// <summary>What Messenger lets us do, in the shopper's words. Source: docs/platform.md, Windows.</summary>
    private const string AfterADay = "Later than a day after you last wrote there, it waits until you write again.";

    /// <summary>To who asked to be told something, when there is something to tell and Messenger doesn't let it through.</summary>
    public const string Held = "There is news for you. Messenger lets us send it only once you write to us there again.";

    /// <summary>Beside a product that is sold out.</summary>
    /// <param name="name">The product's.</param>
    public static SpotWords SoldOut(string name) => new(
        "We can tell you when it is back",
        $"One message in Messenger, once. {AfterADay}",
        "Tell me when it is back",
        $"One message comes there when the {name} is back. {AfterADay}")
    { Product = name };

    /// <summary>Beside a product that can be had, below all else.</summary>
    /// <param name="name">The product's.</param>
    /// <param name="price">What it costs, with its currency.</param>
    public static SpotWords PriceDrop(string name, string price) => new(
        "Too much for now?",
        $"One message in Messenger if it costs less than {price}. {AfterADay}",
        "Tell me if the price drops",
        $"One message comes there if it costs less than {price}. {AfterADay}",
        SpotPlugins.None)
    { Product = name };

    /// <summary>At a cart.</summary>
    /// <param name="hasLink">Whether a link to the cart goes to who opts in.</param>
    /// <param name="isSent">Whether one went.</param>
    public static SpotWords Cart(bool hasLink, bool isSent) => new(
        "Keep this cart in Messenger",
        hasLink
            ? "What is in it comes there, with a link that fills a cart on your phone, or anywhere."
            : "What is in it comes there as a list. Ask us there, too.",
        "Keep my cart",
        isSent
            ? "What was in this cart then is there, with a link to go on from your phone. We'll answer your questions there, too."
            : $"What is in this cart comes there{(hasLink ? ", with a link to go on from your phone" : "")}. We'll answer your questions there, too.");

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
