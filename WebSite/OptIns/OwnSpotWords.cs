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

    /// <summary>At a cart.</summary>
    /// <param name="hasLink">Whether a link to the cart goes to who opts in.</param>
    /// <param name="isSent">Whether one went.</param>
    public static SpotWords Cart(bool hasLink, bool isSent) => new(
        Phrases.Say("Keep in touch about this cart"),
        hasLink
            ? Phrases.Say("Ask before you order. With Send to Messenger, a link to this cart goes there, so that you can go on from your phone.")
            : Phrases.Say("Ask before you order: one of us answers."),
        Phrases.Say("Ask about it in Messenger"),
        isSent
            ? Phrases.Say("What was in this cart then is there, with a link to go on from your phone. We'll answer your questions there, too.")
            : Phrases.Say("We'll answer your questions about this cart there."));

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
