using Messenger.AspNetCore.Configuration;
using WebSite.Data;

namespace WebSite.Matching;

/// <summary>Registers the entry point by phone number.</summary>
internal static class MatchingServices
{
    public static void AddMatching(this IServiceCollection services)
    {
        services.AddSettings<MatchingOptions, MatchingOptionsValidator>(MatchingOptions.Section);
        services.AddScoped<ConsentWordings>();
        services.AddScoped<IStartStep>(provider => provider.GetRequiredService<ConsentWordings>());
        services.AddScoped<MatchingOffer>();
        services.AddScoped<Introductions>();
        services.AddScoped<MatchingBudget>();
        services.AddScoped<Confirmations>();
        services.AddScoped<Withdrawal>();
    }
}
