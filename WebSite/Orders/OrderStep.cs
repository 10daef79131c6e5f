using WebSite.Model;

namespace WebSite.Orders;

/// <summary>A step on an order's way.</summary>
/// <param name="Status">What it comes to.</param>
/// <param name="At">When it did; null when it hasn't, or nobody knows.</param>
/// <param name="Place">Whether it is behind, here, or yet to come.</param>
public sealed record OrderStep(OrderStatus Status, DateTimeOffset? At, StepPlace Place)
{
    private static readonly OrderStatus[] Way = [OrderStatus.Placed, OrderStatus.Packed, OrderStatus.Shipped, OrderStatus.Delivered];

    /// <summary>The whole way, with what is yet to come; of a cancelled order, how far it came.</summary>
    /// <param name="order">With its <see cref="Order.Changes"/>.</param>
    public static IReadOnlyList<OrderStep> Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var times = order.Changes.ToDictionary(change => change.Status, change => (DateTimeOffset?)change.At);
        times[OrderStatus.Placed] = order.PlacedAt;
        OrderStatus[] way = order.Status == OrderStatus.Cancelled ? [.. Way.Where(times.ContainsKey), OrderStatus.Cancelled] : Way;
        var here = Array.IndexOf(way, order.Status);
        return [.. way.Select((status, at) => new OrderStep(status, times.GetValueOrDefault(status), at < here ? StepPlace.Behind : at == here ? StepPlace.Here : StepPlace.ToCome))];
    }
}

/// <summary>Where a step lies, seen from where the order is.</summary>
public enum StepPlace
{
    /// <summary>The order has been there.</summary>
    Behind,

    /// <summary>The order is there.</summary>
    Here,

    /// <summary>It may come there.</summary>
    ToCome,
}
