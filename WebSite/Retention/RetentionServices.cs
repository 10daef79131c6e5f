using Messenger.AspNetCore.Configuration;

namespace WebSite.Retention;

/// <summary>Registers what trims.</summary>
internal static class RetentionServices
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddSettings<RetentionOptions>(RetentionOptions.Section);
        services.AddScoped<OldConversations>();
        services.AddScoped<OldSessions>();
        services.AddScoped<OldOrders>();
        services.AddScoped<OldReturns>();
        services.AddSingleton<ShopTrimmer>();
        services.AddHostedService<Trimmer>();
    }
}
