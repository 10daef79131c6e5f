namespace WebSite.Monitoring;

/// <summary>Registers the gauges.</summary>
internal static class GaugeServices
{
    public static void AddGauges(this IServiceCollection services)
    {
        services.AddSingleton<BackupAge>();
        services.AddSingleton<SiteGauges>();
        services.AddHostedService<GaugeReading>();
    }
}
