namespace WebSite.Projection;

/// <summary>Registers what follows the webhook's log and says what its events mean.</summary>
internal static class ProjectionServices
{
    public static void AddProjection(this IServiceCollection services)
    {
        services.AddScoped<BatchLoader>();
        services.AddScoped<ChangeLoader>();
        services.AddScoped<MessageLoader>();
        services.AddScoped<PastLoader>();
        services.AddScoped<WishLoader>();
        services.AddScoped<Echoes>();
        services.AddScoped<Handovers>();
        services.AddScoped<ConversationEvents>();
        services.AddScoped<PageEvents>();
        services.AddScoped<Answers>();
        services.AddScoped<LateVisits>();
        services.AddScoped<Releases>();
        services.AddSingleton<ProjectionMeter>();
        services.AddScoped<BatchTrace>();
        services.AddScoped<BatchHandler>();
        services.AddScoped<Replay>();
        services.AddHostedService<Projector>();
    }
}
