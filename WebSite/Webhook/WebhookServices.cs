
namespace WebSite.Webhook;

/// <summary>Registers what receives deliveries, stores them and replays them.</summary>
internal static class WebhookServices
{
    public static void AddWebhook(this IServiceCollection services)
    {
        services.AddSingleton<LogBell>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<LogWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<LogWriter>());
        services.AddSingleton<RefusalTally>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalTally>());
        services.AddSingleton<LargeBuffers>();
        services.AddSingleton<Receiver>();
    }
}
