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
        services.AddScoped<FigureRebuild>();
        services.AddScoped<IStartStep, FirstFigures>();
    }
}
