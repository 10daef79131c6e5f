using WebSite.Language;

namespace WebSite.Model;

/// <summary>Why a message isn't sent, or not now.</summary>
public enum Hindrance
{
    /// <summary>The person asked for nothing more.</summary>
    Stopped,

    /// <summary>They blocked the Page, or deleted the conversation.</summary>
    Unreachable,

    /// <summary>They have neither written nor clicked.</summary>
    NeverActed,

    /// <summary>They did, and the window has closed since.</summary>
    WindowClosed,

    /// <summary>The window has closed, and Facebook has approved no template for this news of an order.</summary>
    NoTemplate,

    /// <summary>The window has closed, and Facebook lets nothing of this kind go after it.</summary>
    OnlyInWindow,

    /// <summary>What somebody asked to be told isn't so any more: the product is sold out again, or costs as much as before.</summary>
    NotSoNow,

    /// <summary>Another app has the thread.</summary>
    OtherApp,

    /// <summary>Several people came in from the checkout session.</summary>
    Conflict,

    /// <summary>The person came by a way that can be passed on, and the shopper hasn't said yet that it was they.</summary>
    NotConfirmed,

    /// <summary>The shopper chose another of them, or said that the person is somebody else.</summary>
    SomebodyElse,

    /// <summary>It is about a moment that has passed.</summary>
    TooLate,

    /// <summary>The order has gone on while it was held: newer news has taken its place.</summary>
    Overtaken,

    /// <summary>It is a greeting, and the person has asked something.</summary>
    Asked,

    /// <summary>The shopper took the phone number back.</summary>
    TakenBack,

    /// <summary>The conversation was deleted.</summary>
    Deleted,

    /// <summary>It isn't, or isn't any more, what the merchant's page showed.</summary>
    Changed,

    /// <summary>The site has no token of the Page.</summary>
    NoToken,

    /// <summary>Facebook refuses the token.</summary>
    TokenRefused,

    /// <summary>Facebook asks for fewer calls.</summary>
    TooManyCalls,

    /// <summary>Facebook keeps the Page from sending.</summary>
    Restricted,
}

/// <summary>What ends a hold.</summary>
[Flags]
public enum HoldEnd
{
    None = 0,

    /// <summary>The other app gives the thread back.</summary>
    ThreadReturns = 1,

    /// <summary>The person writes, or clicks.</summary>
    WindowOpens = 2,

    /// <summary>Facebook approves a template for it.</summary>
    TemplateApproved = 4,

    /// <summary>What was asked for is so again.</summary>
    ComesTrue = 8,

    /// <summary>The shopper says who it was.</summary>
    ShopperSays = 16,

    /// <summary>The same person clicks in the shopper's own browser.</summary>
    Proof = 32,
}

/// <summary>The one table of what becomes of a hindered message, and of the sentences for it. Source: docs/outbox.md.</summary>
public static class Hindrances
{
    /// <summary>What becomes of the message. <see cref="OutboxState.Waiting"/> and <see cref="OutboxState.Held"/>: it is in the outbox, and may still go.</summary>
    public static OutboxState State(this Hindrance hindrance) => Rule(hindrance).State;

    /// <summary>Why, in a sentence for the merchant.</summary>
    public static string Why(this Hindrance hindrance) => Rule(hindrance).Why;

    /// <summary>Why, and what ends it where something does: a sentence or two for the merchant.</summary>
    public static string WhyAndThen(this Hindrance hindrance) => Rule(hindrance) is { Then: { } then } rule ? $"{rule.Why} {then}" : Rule(hindrance).Why;

    /// <summary>Why a message that was held until it made no sense any more never went.</summary>
    public static string WhyLapsed(this Hindrance hindrance) => $"{hindrance.Why()} {Hindrance.TooLate.Why()}";

    /// <summary>What a closed window means for a message: news of an order wait, and so does what somebody asked to be told, for they may yet be of use.</summary>
    public static Hindrance Of(this Hindrance hindrance, Occasion occasion) =>
        hindrance != Hindrance.WindowClosed ? hindrance
        : occasion.Rule().IsAboutOrder ? Hindrance.NoTemplate
        : occasion.Rule().WaitsForWindow ? Hindrance.OnlyInWindow
        : hindrance;

    /// <summary>What ends it, where it holds a message.</summary>
    public static HoldEnd Ends(this Hindrance hindrance) => Rule(hindrance).Ends;

    /// <summary>Those that something ends.</summary>
    public static IReadOnlyList<Hindrance> EndedBy(HoldEnd end) => [.. Enum.GetValues<Hindrance>().Where(hindrance => hindrance.Ends().HasFlag(end))];

    /// <summary>Those that nobody is asked to end: held so long that it made no sense any more, a message lapses.</summary>
    public static IReadOnlyList<Hindrance> Lapsing { get; } = [.. Enum.GetValues<Hindrance>().Where(hindrance => hindrance.State() == OutboxState.Held && !hindrance.Ends().HasFlag(HoldEnd.ShopperSays))];

    /// <summary>Why news of an order don't reach Messenger, in a sentence for the shopper who ordered.</summary>
    public static string ToShopper(this Hindrance hindrance) => hindrance switch
    {
        Hindrance.Stopped => Phrases.Say("You wrote “stop” in Messenger, so nothing about this order goes there. Write “start” there if you want its news again."),
        Hindrance.Conflict => Phrases.Say("Several Messenger accounts answered from this checkout, so nothing about this order goes to any until you say which is yours."),
        Hindrance.NotConfirmed => Phrases.Say("Somebody opened Messenger from here. Nothing about this order goes there until you say below whether it was you."),
        Hindrance.NoTemplate => Phrases.Say("Messenger lets us write there only for a while after you did. Write to us there, and what there is to say about this order comes."),
        Hindrance.NoToken or Hindrance.TokenRefused or Hindrance.TooManyCalls or Hindrance.Restricted or Hindrance.OtherApp => Phrases.Say("We can't send anything to Messenger at the moment: what there is to say about this order waits until we can."),
        Hindrance.Unreachable or Hindrance.NeverActed or Hindrance.WindowClosed or Hindrance.OnlyInWindow or Hindrance.NotSoNow or Hindrance.SomebodyElse or Hindrance.TooLate or Hindrance.Overtaken
            or Hindrance.Asked or Hindrance.TakenBack or Hindrance.Deleted or Hindrance.Changed => Phrases.Say("What we had to say about this order could not be sent to Messenger."),
        _ => throw new ArgumentOutOfRangeException(nameof(hindrance), hindrance, "The shopper isn't told of this hindrance: say it in ToShopper."),
    };

    /// <summary>What a pause is for a message that would go otherwise.</summary>
    public static Hindrance AsHindrance(this PauseReason reason) => reason switch
    {
        PauseReason.Token => Hindrance.TokenRefused,
        PauseReason.Rate => Hindrance.TooManyCalls,
        PauseReason.Restricted => Hindrance.Restricted,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This reason has no hindrance."),
    };

    private static (OutboxState State, string Why, string? Then, HoldEnd Ends) Rule(Hindrance hindrance) => hindrance switch
    {
        Hindrance.Stopped => (OutboxState.Cancelled, "The person asked that nothing more be sent.", "You can answer again once they write, or click Send to Messenger again.", HoldEnd.None),
        Hindrance.Unreachable => (OutboxState.Failed, "Facebook says that the person can't be reached: they blocked the Page, or deleted the conversation.", "You can answer again once they write.", HoldEnd.None),
        Hindrance.NeverActed => (OutboxState.Failed, "The person hasn't written or clicked anything yet: until then, Facebook lets nobody write to them.", null, HoldEnd.None),
        Hindrance.WindowClosed => (OutboxState.Failed, "More than 24 hours have passed since the person last wrote or clicked: the window has closed, and Facebook takes no answer now.", "You can answer again once they write.", HoldEnd.None),
        Hindrance.NoTemplate => (OutboxState.Held, "More than 24 hours have passed since the person last wrote or clicked, and Facebook has approved no template for this news.", "It goes if they write in time, or once a template under Texts is approved.", HoldEnd.WindowOpens | HoldEnd.TemplateApproved),
        Hindrance.OnlyInWindow => (OutboxState.Held, "More than 24 hours have passed since the person last wrote or clicked: after that, Facebook lets only news of orders go.", "It goes if they write in time.", HoldEnd.WindowOpens),
        Hindrance.NotSoNow => (OutboxState.Held, "What it tells isn't so any more: the product is sold out again, or costs as much as before.", "It goes if that changes in time.", HoldEnd.ComesTrue),
        Hindrance.OtherApp => (OutboxState.Held, "Another app has the thread, for instance the Page's own inbox: nothing can be written here.", "It goes on when that app gives the thread back.", HoldEnd.ThreadReturns),
        Hindrance.Conflict => (OutboxState.Held, "Several people came in from this checkout: it waits for the shopper's choice.", null, HoldEnd.ShopperSays),
        Hindrance.NotConfirmed => (OutboxState.Held, $"The person came by {EntryPointRules.PassedOn}, which can be passed on: it waits until the shopper says on the shop's web page that it was they.", null, HoldEnd.ShopperSays | HoldEnd.Proof),
        Hindrance.SomebodyElse => (OutboxState.Cancelled, "The shopper said that this person is somebody else.", null, HoldEnd.None),
        Hindrance.TooLate => (OutboxState.Cancelled, "It could not be sent in time, and would be odd by now.", null, HoldEnd.None),
        Hindrance.Overtaken => (OutboxState.Cancelled, "The order has gone on meanwhile: newer news has taken its place.", null, HoldEnd.None),
        Hindrance.Asked => (OutboxState.Cancelled, "The person had asked something meanwhile: a greeting is no answer to that.", null, HoldEnd.None),
        Hindrance.TakenBack => (OutboxState.Cancelled, "The shopper doesn't want it any more.", null, HoldEnd.None),
        Hindrance.Deleted => (OutboxState.Cancelled, "The conversation was deleted meanwhile.", null, HoldEnd.None),
        Hindrance.Changed => (OutboxState.Cancelled, "The message isn't any more what the page showed.", "The page is up to date now.", HoldEnd.None),
        Hindrance.NoToken => (OutboxState.Waiting, "The site has no token of the Page, so nothing can be sent.", "Set Messenger:PageAccessToken.", HoldEnd.None),
        Hindrance.TokenRefused => (OutboxState.Waiting, "Sending is paused: Facebook refuses the Page's token.", "Make a new one and set Messenger:PageAccessToken: it is tried at once.", HoldEnd.None),
        Hindrance.TooManyCalls => (OutboxState.Waiting, "Sending is paused: Facebook asks for fewer calls.", "It goes when the pause is over.", HoldEnd.None),
        Hindrance.Restricted => (OutboxState.Waiting, "Sending is paused: Facebook keeps the Page from sending.", "Page Quality, at Facebook, says why. It goes when Facebook lets the Page send again.", HoldEnd.None),
        _ => throw new ArgumentOutOfRangeException(nameof(hindrance), hindrance, "This hindrance has no rule."),
    };
}
