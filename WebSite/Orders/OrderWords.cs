using WebSite.Model;

namespace WebSite.Orders;

/// <summary>How far an order is, in words for the shopper.</summary>
public static class OrderWords
{
    /// <summary>In a word or three.</summary>
    public static string Brief(OrderStatus status) => status switch
    {
        OrderStatus.Placed => "Placed",
        OrderStatus.Packed => "Packed",
        OrderStatus.Shipped => "On its way",
        OrderStatus.Delivered => "Delivered",
        _ => "Cancelled",
    };

    /// <summary>As a heading.</summary>
    public static string Headline(OrderStatus status) => status switch
    {
        OrderStatus.Placed => "Your order is placed",
        OrderStatus.Packed => "Your order is packed",
        OrderStatus.Shipped => "Your order is on its way",
        OrderStatus.Delivered => "Your order has been delivered",
        _ => "Your order is cancelled",
    };

    /// <summary>What that means, and what comes next.</summary>
    public static string Meaning(OrderStatus status) => status switch
    {
        OrderStatus.Placed => "We have it, and pack it next. You pay on delivery, by card or in cash.",
        OrderStatus.Packed => "It waits for the courier. You pay on delivery, by card or in cash.",
        OrderStatus.Shipped => "The courier has it, and rings on a weekday between 9 and 17. You pay then, by card or in cash.",
        OrderStatus.Delivered => "If anything isn't right with it, write to us.",
        _ => "It won't be delivered, and there is nothing to pay. If you didn't expect that, write to us.",
    };

    /// <summary>What stands over the address.</summary>
    public static string Address(OrderStatus status) => status switch
    {
        OrderStatus.Delivered => "Went to",
        OrderStatus.Cancelled => "Was to go to",
        _ => "Going to",
    };

    /// <summary>Whether there is news of it yet to come.</summary>
    public static bool HasNews(OrderStatus status) => status is OrderStatus.Placed or OrderStatus.Packed or OrderStatus.Shipped;
}
