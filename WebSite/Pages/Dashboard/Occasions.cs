using WebSite.Model;

namespace WebSite.Pages.Dashboard;

/// <summary>Messages in words for merchants.</summary>
public static class Occasions
{
    /// <summary>What a message is.</summary>
    public static string Name(Occasion occasion) => occasion switch
    {
        Occasion.Answer => "Answer",
        Occasion.Confirmation => "Confirmation",
        Occasion.Greeting => "Greeting",
        Occasion.Receipt => "Receipt",
        Occasion.OrderPacked => "Order packed",
        Occasion.OrderShipped => "Order shipped",
        Occasion.OrderDelivered => "Order delivered",
        Occasion.OrderCancelled => "Order cancelled",
        Occasion.Stopped => "Stop confirmed",
        Occasion.HandedOver => "Handed to a human",
        Occasion.YesNeeded => "Asked to confirm",
        _ => "Introduction",
    };

    /// <summary>When it is sent.</summary>
    public static string When(Occasion occasion) => occasion switch
    {
        Occasion.Confirmation => "Sent after a click on Send to Messenger.",
        Occasion.Greeting => "Sent after a press on Get Started, a link, code or ad, or a message that only says hello. Who asks something gets no greeting.",
        Occasion.OrderPacked => "Sent to those who have the order's receipt, when you mark the order as packed.",
        Occasion.OrderShipped => "Sent to those who have the order's receipt, when you mark the order as shipped.",
        Occasion.OrderDelivered => "Sent to those who have the order's receipt, when you mark the order as delivered.",
        Occasion.OrderCancelled => "Sent to those who have the order's receipt, when you cancel the order.",
        Occasion.Stopped => "Sent once, when a person asks that nothing more be sent.",
        Occasion.HandedOver => "Sent when a person asks for a human.",
        Occasion.Introduction => "The first message to a phone number that was given at checkout. It must not advertise anything.",
        Occasion.YesNeeded => "Sent after a link, a code or Message Us on your web pages: anybody can have come by those, so the shopper has to say yes on the web page first.",
        _ => "",
    };

    /// <summary>How a message stands.</summary>
    public static string Name(OutboxState state) => state switch
    {
        OutboxState.Waiting => "Waiting to be sent",
        OutboxState.Sending => "Being sent",
        OutboxState.Sent => "Sent",
        OutboxState.Failed => "Not sent",
        OutboxState.Uncertain => "Uncertain",
        OutboxState.Cancelled => "Not sent any more",
        OutboxState.SetAside => "Set aside: this site could not write it",
        _ => "Held until the shopper says whose checkout session it is",
    };
}
