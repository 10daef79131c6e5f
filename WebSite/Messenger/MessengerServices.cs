using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using WebSite.Messenger.Graph;
using WebSite.Web;

namespace WebSite.Messenger;

/// <summary>Registers what speaks to the platform.</summary>
internal static class MessengerServices
{
    public static void AddMessenger(this IServiceCollection services)
    {
        services.AddSettings<MessengerOptions, MessengerOptionsValidator>(MessengerOptions.Section);
        services.AddSingleton<IPostConfigureOptions<MessengerOptions>, SettledOptions>();
        services.AddSettings<PlacementOptions, PlacementOptionsValidator>(PlacementOptions.Section);
        services.AddHttpClient<GraphClient>(http => http.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) });
        services.AddHttpClient<FacebookPictures>(http => http.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) });
        services.AddSingleton<MessengerLinks>();
        services.AddSingleton(provider => new RefProtector(
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<IHostEnvironment>().EnvironmentName,
            provider.GetRequiredService<IOptions<MessengerOptions>>().Value.PageId));
    }
}
