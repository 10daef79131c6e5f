using WebSite.Language;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>What spots say where the merchant has chosen nothing else.</summary>
public static class OwnSpotWords
{
    /// <summary>Beside a product.</summary>
    public static SpotWords Product(string name) => new(
        Phrases.Say("Talk to us about the {0}", name),
        Phrases.Say("Sizes, gifts, a second opinion: a person answers."),
        Phrases.Say("Talk to us in Messenger"),
        Phrases.Say("We'll answer there, and tell you what you need to know about the {0}.", name),
        SpotPlugins.Both)
    { Product = name };

    /// <summary>What Messenger lets us do, in the shopper's words. Source: docs/platform.md, Windows.</summary>
    private static string AfterADay => Phrases.Say("Later than a day after you last wrote there, it waits until you write again.");

    /// <summary>To who asked to be told something, when there is something to tell and Messenger doesn't let it through.</summary>
    public static string Held => Phrases.Say("There is news for you. Messenger lets us send it only once you write to us there again.");

    /// <summary>Beside a product that is sold out.</summary>
    /// <param name="name">The product's.</param>
    public static SpotWords SoldOut(string name) => new(
        Phrases.Say("We can tell you when it is back"),
        $"{Phrases.Say("One message in Messenger, once.")} {AfterADay}",
        Phrases.Say("Tell me when it is back"),
        $"{Phrases.Say("One message comes there when the {0} is back.", name)} {AfterADay}")
    { Product = name };

    /// <summary>Beside a product that can be had, below all else.</summary>
    /// <param name="name">The product's.</param>
    /// <param name="price">What it costs, with its currency.</param>
    public static SpotWords PriceDrop(string name, string price) => new(
        Phrases.Say("Too much for now?"),
        $"{Phrases.Say("One message in Messenger if it costs less than {0}.", price)} {AfterADay}",
        Phrases.Say("Tell me if the price drops"),
        $"{Phrases.Say("One message comes there if it costs less than {0}.", price)} {AfterADay}",
        SpotPlugins.None)
    { Product = name };

    /// <summary>At a cart.</summary>
    /// <param name="hasLink">Whether a link to the cart goes to who opts in.</param>
    /// <param name="isSent">Whether one went.</param>
    public static SpotWords Cart(bool hasLink, bool isSent) => new(
        Phrases.Say("Keep this cart in Messenger"),
        hasLink
            ? Phrases.Say("What is in it comes there, with a link that fills a cart on your phone, or anywhere.")
            : Phrases.Say("What is in it comes there as a list. Ask us there, too."),
        Phrases.Say("Keep my cart"),
        isSent
            ? Phrases.Say("What was in this cart then is there, with a link to go on from your phone. We'll answer your questions there, too.")
            : hasLink
            ? Phrases.Say("What is in this cart comes there, with a link to go on from your phone. We'll answer your questions there, too.")
            : Phrases.Say("What is in this cart comes there. We'll answer your questions there, too."));

    /// <summary>At the checkout.</summary>
    public static SpotWords Checkout => new(
        Phrases.Say("Follow this order in Messenger"),
        Phrases.Say("Its receipt comes there once it is placed, and then its news."),
        Phrases.Say("Get this order's news in Messenger"),
        Phrases.Say("The receipt comes there as soon as you have placed the order, and then its news."),
        SpotPlugins.Both);

    /// <summary>Of an order that has news yet to come.</summary>
    /// <param name="promise">What will be told.</param>
    public static SpotWords Order(string promise) => new(
        Phrases.Say("Follow this order in Messenger"),
        Phrases.Say("Its receipt, and word when it is packed and on its way."),
        Phrases.Say("Get this order's news in Messenger"),
        promise,
        SpotPlugins.Both);

    /// <summary>Of one that has none.</summary>
    public static SpotWords OrderDone => new(
        Phrases.Say("Ask about this order in Messenger"),
        Phrases.Say("A person reads it, and answers."),
        Phrases.Say("Ask us in Messenger"),
        Phrases.Say("Your questions about this order are answered there."),
        SpotPlugins.MessageUs)
    { IsFixed = true };
}
