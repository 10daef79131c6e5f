using Messenger.AspNetCore.Configuration;
using WebSite.Data;

namespace WebSite.Figures;

/// <summary>Registers what reads figures, and makes them anew.</summary>
internal static class FigureServices
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<FigureQuery>();
        services.AddScoped<FunnelOrders>();
        services.AddScoped<FunnelQuery>();
        services.AddScoped<FunnelLists>();
        services.AddScoped<FigureMark>();
        services.AddScoped<TallyQuery>();
        services.AddScoped<RankingQuery>();
        services.AddScoped<FigureRebuild>();
        services.AddSettings<AttributionOptions>(AttributionOptions.Section);
        services.AddScoped<ConcernedOrders>();
        services.AddScoped<ShopperFacts>();
        services.AddScoped<Crediting>();
        services.AddScoped<MoneyQuery>();
        services.AddScoped<MoneyRebuild>();
        services.AddScoped<IStartStep, FirstCredits>(); // Before what counts them.
        services.AddScoped<IStartStep, FirstFigures>();
    }
}
