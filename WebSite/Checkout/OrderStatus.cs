namespace WebSite.Checkout;

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
