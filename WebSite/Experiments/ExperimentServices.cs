namespace WebSite.Experiments;

/// <summary>Registers what begins, stops and reads experiments.</summary>
internal static class ExperimentServices
{
    public static void AddExperiments(this IServiceCollection services)
    {
        services.AddScoped<Experimenting>();
        services.AddScoped<ExperimentQuery>();
    }
}
