using WebSite.OptIns;

namespace WebSite.Webhook;

/// <summary>Registers what receives deliveries, stores them and replays them.</summary>
internal static class WebhookServices
{
    public static void AddWebhook(this IServiceCollection services)
    {
        services.AddSingleton<InboxBell>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<InboxWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxWriter>());
        services.AddSingleton<RefusalTally>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalTally>());
        services.AddSingleton<LargeBuffers>();
        services.AddSingleton<Receiver>();
        services.AddScoped<Replay>();
    }
}
