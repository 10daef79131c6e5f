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
        services.AddScoped<MessengerCodes>();
    }
}
