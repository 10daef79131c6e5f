using WebSite.Conversations.Texts;

namespace WebSite.Conversations;

/// <summary>What conversations need.</summary>
internal static class ConversationServices
{
    public static void AddConversations(this IServiceCollection services)
    {
        services.AddScoped<MessageTexts>();
        services.AddScoped<Answering>();
    }
}
