using WebSite.Outbox;
using WebSite.People;
using WebSite.Texts;

namespace WebSite.Conversations;

/// <summary>Registers what keeps conversations.</summary>
internal static class ConversationServices
{
    public static void AddConversations(this IServiceCollection services)
    {
        services.AddScoped<Receipts>();
        services.AddScoped<HeldMessages>();
        services.AddScoped<ShopperAnswers>();
        services.AddScoped<Profiles>();
        services.AddHostedService<ProfileWorker>();
        services.AddScoped<MessageTexts>();
        services.AddScoped<Answering>();
    }
}
