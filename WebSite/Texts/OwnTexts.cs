using WebSite.Language;
using WebSite.Model;

namespace WebSite.Texts;

/// <summary>What the site says where the merchant has written nothing.</summary>
public static class OwnTexts
{
    /// <summary>The words in quotation marks are those that are understood (Intents).</summary>
    private static string HowToEnd => Phrases.Say("Write \"human\" to talk to one of us, or \"stop\" and nothing more comes.");

    /// <summary>Source: docs/platform.md, Windows.</summary>
    private static string AfterADay => Phrases.Say("Messenger lets us write for a day after you did; if it takes longer, our message waits until you send us a word.");

    /// <summary>The occasions that have a text: a receipt is a form of its own, an answer the merchant's words.</summary>
    public static IReadOnlyList<Occasion> Occasions { get; } = [.. Enum.GetValues<Occasion>().Where(occasion => occasion.Rule().When is not null)];

    /// <summary>The text with its placeholders.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The occasion has no text.</exception>
    public static string For(Occasion occasion, TextFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return occasion switch
        {
            Occasion.Confirmation => Confirmation(facts),
            Occasion.Greeting => Greeting(facts),
            Occasion.YesNeeded => YesNeeded(facts),
            _ => occasion.Rule().Text is { } text ? Phrases.Say(text) : throw new ArgumentOutOfRangeException(nameof(occasion), occasion, "This occasion has no text."),
        };
    }

    private static string Confirmation(TextFacts facts) => facts.Placement switch
    {
        Placement.Product when facts.Product is not null =>
            $"{Phrases.Say("Hi {first_name}, this is {shop}, about {product}. Ask us anything about it here, and one of us answers.")} {HowToEnd}",
        Placement.SoldOut when facts.Product is not null =>
            $"{Phrases.Say("Hi {first_name}, this is {shop}. When {product} is back, one message comes here.")} {AfterADay} {HowToEnd}",
        Placement.PriceDrop when facts.Product is not null =>
            $"{Phrases.Say("Hi {first_name}, this is {shop}. If {product} costs less than {price}, one message comes here.")} {AfterADay} {HowToEnd}",
        Placement.Cart =>
            $"{Phrases.Say("Hi {first_name}, this is {shop}, about your cart. Ask us anything about it here, and one of us answers.")} {HowToEnd}",
        Placement.Checkout =>
            $"{Phrases.Say("Hi {first_name}, this is {shop}. As soon as your order is placed, its receipt comes here, and then news of its delivery.")} {HowToEnd}",
        Placement.ThankYou =>
            $"{Phrases.Say("Hi {first_name}, thank you for your order {order} at {shop}. News of its delivery comes here.")} {HowToEnd}",
        _ => $"{Phrases.Say("Hi {first_name}, this is {shop}. You asked to hear from us here: ask us anything, and one of us answers.")} {HowToEnd}",
    };

    private static string YesNeeded(TextFacts facts) => facts.Placement switch
    {
        Placement.SoldOut or Placement.PriceDrop when facts.Product is not null => Phrases.Say("Hi {first_name}, you come from {product} at {shop}. One more step before we can tell you of it: go back to our web page, in the browser where you were, and say there that it's you. You can ask us anything meanwhile."),
        Placement.Product when facts.Product is not null => Phrases.Say("Hi {first_name}, you come from {product} at {shop}: ask us anything about it here. So that we know you again, go back to our web page, in the browser where you were, and say there that it's you."),
        Placement.Cart => Phrases.Say("Hi {first_name}, this is {shop}. One more step before we write about your cart here: go back to our web page, in the browser where you were, and say there that it's you. You can ask us anything meanwhile."),
        _ => Phrases.Say("Hi {first_name}, this is {shop}. One more step before we write about your order here: go back to our web page, in the browser where you were, and say there that it's you. You can ask us anything meanwhile."),
    };

    private static string Greeting(TextFacts facts) => facts.Placement switch
    {
        { } placement when placement.IsOfProduct() && facts.Product is not null => Phrases.Say("Hi {first_name}, you come from {product} at {shop}. What would you like to know about it?"),
        Placement.Cart => Phrases.Say("Hi {first_name}, you come from your cart at {shop}. Is there anything we can help with?"),
        Placement.Checkout => Phrases.Say("Hi {first_name}, you come from the checkout of {shop}. Is anything about your order unclear?"),
        Placement.ThankYou => Phrases.Say("Hi {first_name}, thank you for your order {order} at {shop}. What would you like to know about it?"),
        _ => facts.EntryPoint.Rule() is { Greeting: { } own } row && (row.GreetsCampaigns || facts.CampaignId is null) ? Phrases.Say(own) : Phrases.Say("Hi {first_name}, this is {shop}. How can we help?"),
    };
}
