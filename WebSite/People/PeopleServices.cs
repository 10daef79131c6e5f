namespace WebSite.People;

/// <summary>Registers what knows people's names and pictures.</summary>
internal static class PeopleServices
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<Profiles>();
        services.AddHostedService<ProfileWorker>();
    }
}
