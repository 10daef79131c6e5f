namespace WebSite.Model;

/// <summary>How far an order is.</summary>
public enum OrderStatus
{
    /// <summary>Placed, and nothing more.</summary>
    Placed,

    /// <summary>Ready to leave.</summary>
    Packed,

    /// <summary>With the courier.</summary>
    Shipped,

    /// <summary>With the shopper.</summary>
    Delivered,

    /// <summary>It won't be delivered.</summary>
    Cancelled,
}

/// <summary>The way of an order.</summary>
public static class OrderStatuses
{
    /// <summary>What an order may become. One that has left can't be cancelled.</summary>
    public static IReadOnlyList<OrderStatus> After(this OrderStatus status) => status switch
    {
        OrderStatus.Placed => [OrderStatus.Packed, OrderStatus.Cancelled],
        OrderStatus.Packed => [OrderStatus.Shipped, OrderStatus.Cancelled],
        OrderStatus.Shipped => [OrderStatus.Delivered],
        _ => [],
    };
}
