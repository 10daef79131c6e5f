namespace WebSite.Placing;

/// <summary>Registers what knows and changes placements.</summary>
internal static class PlacingServices
{
    public static void AddPlacing(this IServiceCollection services)
    {
        services.AddSingleton<PlacementBook>();
        services.AddSingleton<SeenVariants>();
        services.AddScoped<PlacementEditing>();
    }
}
