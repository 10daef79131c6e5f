namespace WebSite.Projection;

/// <summary>Registers what follows the webhook's log and says what its events mean.</summary>
internal static class ProjectionServices
{
    public static void AddProjection(this IServiceCollection services)
    {
        services.AddScoped<BatchLoader>();
        services.AddScoped<Clicks>();
        services.AddScoped<Acceptances>();
        services.AddScoped<FirstAnswers>();
        services.AddScoped<VisitRules>();
        services.AddScoped<WishNotes>();
        services.AddScoped<Replies>();
        services.AddScoped<Changes>();
        services.AddScoped<Echoes>();
        services.AddScoped<Handovers>();
        services.AddScoped<ConversationEvents>();
        services.AddScoped<PageEvents>();
        services.AddScoped<Answers>();
        services.AddScoped<LateVisits>();
        services.AddScoped<Releases>();
        services.AddScoped<BatchHandler>();
        services.AddScoped<Replay>();
        services.AddHostedService<Projector>();
    }
}
