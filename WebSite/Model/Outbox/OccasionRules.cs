namespace WebSite.Model;

/// <summary>The one table of occasions.</summary>
public static class OccasionRules
{
    /// <summary>Words about a moment make no sense later.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromHours(1);

    /// <summary>So long what somebody asked for waits for them to write again, when there is something to tell and the window has closed.</summary>
    private static readonly TimeSpan Asked = TimeSpan.FromDays(30);

    private static readonly Dictionary<Occasion, OccasionRule> All = new()
    {
        [Occasion.Answer] = new("Answer", When: null, IsResponse: true, Form: MessageForm.MerchantsWords),
        [Occasion.Confirmation] = new("Confirmation", "Sent after a click on Send to Messenger.", Useful: Moment),
        [Occasion.Greeting] = new(
            "Greeting", "Sent after a press on Get Started, a link, code or ad, or a message that only says hello. Who asks something gets no greeting.",
            Useful: Moment, IsResponse: true, HasCampaigns: true),
        [Occasion.Receipt] = new("Receipt", When: null, "The receipt", IsAboutOrder: true, Useful: TimeSpan.FromDays(30),
            Template: "Hi {first_name}, we have received your order {order} at {shop}. Thank you.",
            Form: MessageForm.Receipt, UseCases: ["ORDER_CONFIRMATION"]),
        [Occasion.OrderPacked] = new("Order packed", "Sent to those who have the order's receipt, when you mark the order as packed.", "The news that it is packed", IsAboutOrder: true, Useful: TimeSpan.FromDays(3),
            Text: "Good news, {first_name}: order {order} is packed and will leave us soon.",
            Template: "Hi {first_name}, your order {order} at {shop} is packed and will leave us soon."),
        [Occasion.OrderShipped] = new("Order shipped", "Sent to those who have the order's receipt, when you mark the order as shipped.", "The news that it is on its way", IsAboutOrder: true, Useful: TimeSpan.FromDays(7),
            Text: "Order {order} is on its way to you, {first_name}.",
            Template: "Hi {first_name}, your order {order} at {shop} is on its way to you.",
            UseCases: ["SHIPMENT_CONFIRMATION", "DELIVERY_UPDATE"]),
        [Occasion.OrderDelivered] = new(
            "Order delivered", "Sent to those who have the order's receipt, when you mark the order as delivered.", "The news that it is delivered", IsAboutOrder: true, Useful: TimeSpan.FromDays(7),
            Text: "Order {order} has been delivered. Enjoy it, {first_name}, and write to us here if anything isn't right.",
            Template: "Hi {first_name}, your order {order} at {shop} has been delivered. Write to us here if anything isn't right.",
            UseCases: ["DELIVERY_CONFIRMATION"]),
        [Occasion.OrderCancelled] = new("Order cancelled", "Sent to those who have the order's receipt, when you cancel the order.", "The news that it is cancelled", IsAboutOrder: true, Useful: TimeSpan.FromDays(30),
            Text: "Order {order} has been cancelled; there is nothing to pay. If you didn't expect that, write to us here.",
            Template: "Hi {first_name}, your order {order} at {shop} has been cancelled; there is nothing to pay.",
            UseCases: ["ORDER_OR_TRANSACTION_CANCEL"]),
        [Occasion.Stopped] = new("Stop confirmed", "Sent once, when a person asks that nothing more be sent.", IsResponse: true, HasCampaigns: true,
            Text: "Done: {shop} will send you nothing more here. If you change your mind, write \"start\"."),
        [Occasion.HandedOver] = new("Handed to a human", "Sent when a person asks for a human.", Useful: Moment, IsResponse: true, HasCampaigns: true,
            Text: "Thank you, {first_name}. One of us at {shop} will read this and answer you here. Until then, only news of your orders comes by itself."),
        [Occasion.Introduction] = new("Introduction", "The first message to a phone number that was given at checkout. It must not advertise anything.", HasPlacements: false, Form: MessageForm.Question,
            Text: "Hello {first_name}, this is {shop}. It is about your order {order}: would you like us to keep you posted on it here? If so, press the button; if not, you needn't do anything."),
        [Occasion.YesNeeded] = new(
            "Asked to confirm", $"Sent after {EntryPointRules.PassedOn} on your web pages: anybody can have come by those, so the shopper has to say yes on the web page first.",
            Useful: Moment, IsResponse: true),
        [Occasion.BackInStock] = new(
            "Back in stock", "Sent once to everybody who asked for it on a sold-out product's web page, when it can be had again. The link to it is put below.",
            Useful: Asked, HasPlacements: false, WaitsForWindow: true,
            Text: "Good news, {first_name}: {product} is back at {shop}. You asked us to tell you, and this is that one message."),
        [Occasion.PriceDropped] = new(
            "Price dropped", "Sent once to everybody who asked for it on a product's web page, when it costs less than it did then. The link to it is put below.",
            Useful: Asked, HasPlacements: false, WaitsForWindow: true,
            Text: "Hi {first_name}, {product} at {shop} costs {price} now; it was {old_price} when you asked us to tell you."),
        [Occasion.CartKept] = new(
            "Cart kept", "Sent once to who asked for it in the cart. The goods and a link that makes a cart of them are put below.",
            Useful: Moment, IsResponse: true, HasPlacements: false,
            Text: "Hi {first_name}, this is {shop}. Here is the cart that you wanted to keep. Write \"human\" to ask one of us about it, or \"stop\" and nothing more comes."),
    };

    /// <summary>What holds for an occasion.</summary>
    /// <exception cref="KeyNotFoundException">It has no row.</exception>
    public static OccasionRule Rule(this Occasion occasion) => All[occasion];

    /// <summary>The occasions of texts of the site's own: those that can say that it writes by itself.</summary>
    public static IReadOnlyList<Occasion> OwnTexts { get; } = [.. All.Where(row => row.Value.Form is MessageForm.Text or MessageForm.Question).Select(row => row.Key)];

    /// <summary>The occasions that are news of an order: those that a template may be made for.</summary>
    public static IReadOnlyList<Occasion> AboutOrders { get; } = [.. All.Where(row => row.Value.IsAboutOrder).Select(row => row.Key)];
}
