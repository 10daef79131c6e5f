using Microsoft.AspNetCore.Mvc;

namespace WebSite.Web;

/// <summary>Registers what leads from a faulty form back to its page.</summary>
internal static class FormServices
{
    public static void AddKeptForms(this IServiceCollection services)
    {
        services.AddSingleton<KeptForms>();
        services.AddSingleton<KeptFields>();
        services.AddSingleton<KeptFormBinding>();
        services.Configure<MvcOptions>(options => options.Filters.Add<KeptFormFilter>());
    }
}
