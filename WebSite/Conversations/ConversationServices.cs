using WebSite.Conversations.Texts;

namespace WebSite.Conversations;

/// <summary>Registers what follows the inbox and keeps conversations.</summary>
internal static class ConversationServices
{
    public static void AddConversations(this IServiceCollection services)
    {
        services.AddScoped<Acceptances>();
        services.AddScoped<ArrivalReader>();
        services.AddScoped<Receipts>();
        services.AddScoped<Replies>();
        services.AddScoped<Echoes>();
        services.AddScoped<HeldMessages>();
        services.AddScoped<ShopperAnswers>();
        services.AddScoped<ConversationRecorder>();
        services.AddScoped<Profiles>();
        services.AddHostedService<Projector>();
        services.AddHostedService<ProfileWorker>();
        services.AddScoped<MessageTexts>();
        services.AddScoped<Answering>();
    }
}
