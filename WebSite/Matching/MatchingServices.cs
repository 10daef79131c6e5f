using Messenger.AspNetCore.Configuration;

namespace WebSite.Matching;

/// <summary>Registers the door by phone number.</summary>
internal static class MatchingServices
{
    public static void AddMatching(this IServiceCollection services)
    {
        services.AddSettings<MatchingOptions, MatchingOptionsValidator>(MatchingOptions.Section);
        services.AddScoped<ConsentWordings>();
        services.AddScoped<MatchingOffer>();
        services.AddScoped<Introductions>();
        services.AddScoped<MatchingBudget>();
        services.AddScoped<Confirmations>();
        services.AddScoped<Withdrawal>();
    }
}
