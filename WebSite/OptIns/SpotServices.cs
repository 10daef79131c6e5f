using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace WebSite.OptIns;

/// <summary>Registers what names Messenger spots, and what counts how far they came.</summary>
internal static class SpotServices
{
    public static void AddSpotKeys(this IServiceCollection services)
    {
        services.AddScoped<ConfirmCodes>();
        services.AddSingleton<SpotMeter>();
        services.AddSingleton<SpotSteps>();
        services.AddHostedService(provider => provider.GetRequiredService<SpotSteps>());
        services.AddSingleton(provider => new SpotKeys(
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<IHostEnvironment>().EnvironmentName,
            provider.GetRequiredService<IOptions<MessengerOptions>>().Value.PageId));
        services.AddSingleton(provider => new LoginStates(
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<IHostEnvironment>().EnvironmentName,
            provider.GetRequiredService<IOptions<MessengerOptions>>().Value.PageId,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LoginOffer>();
        services.AddScoped<Logins>();
    }
}
