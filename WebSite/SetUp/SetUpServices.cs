using Microsoft.Extensions.Options;
using WebSite.SetUp.Fixes;
using WebSite.SetUp.Probes;
using WebSite.Web;

namespace WebSite.SetUp;

/// <summary>Registers the set-up check.</summary>
internal static class SetUpServices
{
    public static void AddSetUp(this IServiceCollection services)
    {
        services.AddHttpClient<OwnSite>((provider, http) => http.Timeout = provider.GetRequiredService<IOptionsMonitor<SiteOptions>>().CurrentValue.Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddScoped<StoreReader>();
        services.AddScoped<ServerReader>();
        services.AddSingleton<LastCheck>();
        services.AddScoped<SetUpCheck>();
        services.AddScoped<Fixing>();
    }
}
