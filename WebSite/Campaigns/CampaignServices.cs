namespace WebSite.Campaigns;

/// <summary>Registers what campaigns need.</summary>
internal static class CampaignServices
{
    public static void AddCampaigns(this IServiceCollection services)
    {
        services.AddScoped<CampaignMaker>();
        services.AddScoped<EntryPointQuery>();
        services.AddScoped<ShortAddressOpens>();
        services.AddScoped<RefEarnings>();
        services.AddSingleton<LinkClicks>();
        services.AddHostedService(provider => provider.GetRequiredService<LinkClicks>());
        services.AddScoped<Logo>();
        services.AddSingleton<ShortAddresses>();
        services.AddSingleton<CodeTarget>();
        services.AddScoped<MessengerCodes>();
    }
}
