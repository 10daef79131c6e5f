namespace WebSite.Conversations;

/// <summary>Registers what keeps conversations.</summary>
internal static class ConversationServices
{
    public static void AddConversations(this IServiceCollection services)
    {
        services.AddScoped<HeldMessages>();
        services.AddScoped<ShopperAnswers>();
        services.AddScoped<Answering>();
    }
}
