using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WebSite.Sandbox.Web;

/// <summary>Draws components as pages.</summary>
internal static class Pages
{
    public static void AddComponents(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // The components bring antiforgery, whose key ring would write to the developer's home; nothing here uses it.
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        foreach (var keyRing in services.Where(IsKeyRingLoader).ToList())
        {
            services.Remove(keyRing);
        }
    }

    public static RazorComponentResult<T> Draw<T>(object parameters, int status = StatusCodes.Status200OK)
        where T : IComponent =>
        new(parameters) { StatusCode = status };

    private static bool IsKeyRingLoader(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly;
}
