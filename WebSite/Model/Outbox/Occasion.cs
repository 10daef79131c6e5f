namespace WebSite.Model;

/// <summary>What a message is for.</summary>
public enum Occasion
{
    /// <summary>A merchant's own words.</summary>
    Answer,

    /// <summary>After a click on Send to Messenger: what it is about, and what will follow.</summary>
    Confirmation,

    /// <summary>After a first message, a postback or a referral.</summary>
    Greeting,

    /// <summary>The order, as a receipt.</summary>
    Receipt,

    /// <summary>The order is packed.</summary>
    OrderPacked,

    /// <summary>The order is on its way.</summary>
    OrderShipped,

    /// <summary>The order has arrived.</summary>
    OrderDelivered,

    /// <summary>The order was cancelled.</summary>
    OrderCancelled,

    /// <summary>The person asked that nothing more be sent.</summary>
    Stopped,

    /// <summary>The person asked for a human.</summary>
    HandedOver,

    /// <summary>The first message to a phone number.</summary>
    Introduction,

    /// <summary>After a link or a code: the shopper has to say, on the shop's own web page, that the person is they.</summary>
    YesNeeded,

    /// <summary>A product that was sold out can be had again, as somebody asked to be told.</summary>
    BackInStock,

    /// <summary>A product costs less than when somebody asked to be told.</summary>
    PriceDropped,

    /// <summary>What is in the cart, and a link to it, as its shopper asked.</summary>
    CartKept,
}
