namespace WebSite.Privacy;

/// <summary>Registers what deletes and exports people's data.</summary>
internal static class PrivacyServices
{
    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddScoped<PersonEvents>();
        services.AddScoped<PersonCounts>();
        services.AddScoped<PersonTalk>();
        services.AddScoped<PersonNumbers>();
        services.AddScoped<PersonOrders>();
        services.AddScoped<PersonExport>();
        services.AddScoped<Erasure>();
        services.AddScoped<PrivacyNotice>();
        services.AddScoped<PrivacyRequests>();
    }
}
