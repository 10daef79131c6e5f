namespace WebSite.Texts;

/// <summary>Registers what writes the words that the site sends.</summary>
internal static class TextServices
{
    public static void AddTexts(this IServiceCollection services) => services.AddScoped<MessageTexts>();
}
