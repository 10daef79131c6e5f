namespace WebSite.Orders;

/// <summary>Registers what takes orders and sees them through.</summary>
internal static class OrderServices
{
    public static void AddOrders(this IServiceCollection services)
    {
        services.AddScoped<Ordering>();
        services.AddScoped<OrderProgress>();
        services.AddScoped<OrderNews>();
        services.AddScoped<OrderFinding>();
    }
}
