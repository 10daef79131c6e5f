namespace WebSite.Pages.Dashboard.Lists;

/// <summary>Registers what all lists need.</summary>
internal static class ListServices
{
    public static void AddLists(this IServiceCollection services)
    {
        services.AddSingleton<FilterSeal>();
        services.AddScoped<Finder>();
        services.AddScoped<EntryPoints.VisitPages>();
    }
}
