using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.Retention;

/// <summary>Registers what trims.</summary>
internal static class RetentionServices
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddSingleton<IOptionsFactory<RetentionOptions>, LastGood<RetentionOptions>>();
        services.AddScoped<OldConversations>();
        services.AddScoped<OldSessions>();
        services.AddScoped<OldOrders>();
        services.AddSingleton<ShopTrimmer>();
        services.AddHostedService<Trimmer>();
    }
}
