namespace WebSite.Campaigns;

/// <summary>Registers what campaigns need.</summary>
internal static class CampaignServices
{
    public static void AddCampaigns(this IServiceCollection services)
    {
        services.AddScoped<CampaignMaker>();
        services.AddSingleton<Opens>();
        services.AddHostedService(provider => provider.GetRequiredService<Opens>());
        services.AddSingleton<Logo>();
        services.AddSingleton<ShortAddresses>();
        services.AddSingleton<CodeTarget>();
        services.AddHttpClient<MessengerCodes>(http => http.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) });
    }
}
