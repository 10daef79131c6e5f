using WebSite.Language;
using WebSite.Model;

namespace WebSite.Orders;

/// <summary>How far an order is, in words for the shopper.</summary>
public static class OrderWords
{
    /// <summary>In a word or three.</summary>
    public static string Brief(OrderStatus status) => status switch
    {
        OrderStatus.Placed => Phrases.Say("Placed"),
        OrderStatus.Packed => Phrases.Say("Packed"),
        OrderStatus.Shipped => Phrases.Say("On its way"),
        OrderStatus.Delivered => Phrases.Say("Delivered"),
        _ => Phrases.Say("Cancelled"),
    };

    /// <summary>As a heading.</summary>
    public static string Headline(OrderStatus status) => status switch
    {
        OrderStatus.Placed => Phrases.Say("Your order is placed"),
        OrderStatus.Packed => Phrases.Say("Your order is packed"),
        OrderStatus.Shipped => Phrases.Say("Your order is on its way"),
        OrderStatus.Delivered => Phrases.Say("Your order has been delivered"),
        _ => Phrases.Say("Your order is cancelled"),
    };

    /// <summary>What that means, and what comes next.</summary>
    public static string Meaning(OrderStatus status) => status switch
    {
        OrderStatus.Placed => Phrases.Say("We have it, and pack it next. You pay on delivery, by card or in cash."),
        OrderStatus.Packed => Phrases.Say("It waits for the courier. You pay on delivery, by card or in cash."),
        OrderStatus.Shipped => Phrases.Say("The courier has it, and rings on a weekday between 9 and 17. You pay then, by card or in cash."),
        OrderStatus.Delivered => Phrases.Say("If anything isn't right with it, write to us."),
        _ => Phrases.Say("It won't be delivered, and there is nothing to pay. If you didn't expect that, write to us."),
    };

    /// <summary>What stands over the address.</summary>
    public static string Address(OrderStatus status) => status switch
    {
        OrderStatus.Delivered => Phrases.Say("Went to"),
        OrderStatus.Cancelled => Phrases.Say("Was to go to"),
        _ => Phrases.Say("Going to"),
    };

    /// <summary>Whether there is news of it yet to come.</summary>
    public static bool HasNews(OrderStatus status) => status is OrderStatus.Placed or OrderStatus.Packed or OrderStatus.Shipped;
}
