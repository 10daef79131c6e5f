using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.Matching;

/// <summary>Registers the door by phone number.</summary>
internal static class MatchingServices
{
    public static void AddMatching(this IServiceCollection services)
    {
        services.AddOptions<MatchingOptions>().BindConfiguration(MatchingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MatchingOptions>, MatchingOptionsValidator>();
        services.AddSingleton<IOptionsFactory<MatchingOptions>, LastGood<MatchingOptions>>();
        services.AddScoped<ConsentWordings>();
        services.AddScoped<MatchingOffer>();
        services.AddScoped<Introductions>();
        services.AddScoped<MatchingBudget>();
        services.AddScoped<Confirmations>();
        services.AddScoped<Withdrawal>();
    }
}
