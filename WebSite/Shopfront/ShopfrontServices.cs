using Messenger.AspNetCore.Configuration;

namespace WebSite.Shopfront;

/// <summary>Registers the shop's face.</summary>
internal static class ShopfrontServices
{
    public static void AddShopfront(this IServiceCollection services)
    {
        services.AddSettings<ShopfrontOptions>(ShopfrontOptions.Section);
        services.AddSingleton<CurrentShop>();
        services.AddSingleton<ShopName>();
        services.AddSingleton<PictureMaker>();
        services.AddScoped<PictureStore>();
        services.AddHostedService<ShopWatch>();
    }

    public static void MapShopfront(this IEndpointRouteBuilder routes)
    {
        routes.MapShopPictures();
        routes.MapTheme();
    }
}
