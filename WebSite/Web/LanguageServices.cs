using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Routing;
using WebSite.Language;

namespace WebSite.Web;

/// <summary>Registers the shop's languages, and finds the one of a request.</summary>
internal static class LanguageServices
{
    private static readonly object Key = new();

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddSettings<LanguageOptions, LanguageOptionsValidator>(LanguageOptions.Section);
        services.AddSingleton<Languages>();
        services.AddLocalization();
        services.AddSingleton<IUrlHelperFactory, RootedContent>();
        services.AddMvcCore().AddViewLocalization().AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Phrases)));
    }

    public static void UseLanguages(this IApplicationBuilder app)
    {
        var languages = app.ApplicationServices.GetRequiredService<Languages>();
        app.Use((http, next) =>
        {
            http.Items[Key] = languages.Take(http.Request);
            return next(http);
        });
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(ShopLanguage.English.Culture, ShopLanguage.English.Words),
            SupportedCultures = [.. ShopLanguage.All.Select(language => language.Culture)],
            SupportedUICultures = [.. ShopLanguage.All.Select(language => language.Words)],
            RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult(http.Items[Key] is ShopLanguage { IsEnglish: false } language ? new ProviderCultureResult(language.Code) : null))],
        });
    }
}
