namespace WebSite.Returns;

/// <summary>Registers what makes links back to the shop, and notes who came by them.</summary>
internal static class ReturnServices
{
    public static void AddReturns(this IServiceCollection services)
    {
        services.AddScoped<ReturnLinks>();
        services.AddSingleton<ReturnNotes>();
        services.AddHostedService(provider => provider.GetRequiredService<ReturnNotes>());
    }
}
