namespace WebSite.Wishes;

/// <summary>Registers what tells people what they asked to be told.</summary>
internal static class WishServices
{
    public static void AddWishes(this IServiceCollection services)
    {
        services.AddScoped<WishTelling>();
        services.AddScoped<WishFigures>();
        services.AddScoped<ShopperWishes>();
        services.AddHostedService<WishWorker>();
    }
}
