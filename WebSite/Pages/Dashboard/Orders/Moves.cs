using WebSite.Model;

namespace WebSite.Pages.Dashboard.Orders;

/// <summary>Orders in words for merchants.</summary>
public static class Moves
{
    /// <summary>How far an order is.</summary>
    public static string Name(OrderStatus status) => status switch
    {
        OrderStatus.Packed => "packed",
        OrderStatus.Shipped => "shipped",
        OrderStatus.Delivered => "delivered",
        OrderStatus.Cancelled => "cancelled",
        _ => "placed",
    };

    /// <summary>What the merchant presses.</summary>
    public static string Button(OrderStatus to) => to == OrderStatus.Cancelled ? "Cancel the order" : "Mark as " + Name(to);

    /// <summary>The badge that goes with it.</summary>
    public static string Badge(OrderStatus status) => status switch
    {
        OrderStatus.Delivered => "linked",
        OrderStatus.Cancelled => "failed",
        OrderStatus.Placed => "unlinked",
        _ => "waiting",
    };
}
