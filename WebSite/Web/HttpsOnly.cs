using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>Sends browsers that came by http to https, once <c>Site:PublicUrl</c> is an https address.</summary>
internal static class HttpsOnly
{
    public static void AddHttpsOnly(this IServiceCollection services) =>
        services.AddOptions<HstsOptions>().Configure<IOptions<SiteOptions>>((hsts, site) =>
            (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), site.Value.HstsIncludeSubDomains));

    public static void UseHttpsOnly(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<SiteOptions>>();
        app.Use((http, next) =>
        {
            if (http.Request.IsHttps || options.CurrentValue.Origin is not { } origin || origin.Scheme != Uri.UriSchemeHttps || IsLeftAlone(http))
            {
                return next(http);
            }

            http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            http.Response.Headers.Location =
                origin.GetLeftPart(UriPartial.Authority) + http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent();
            return Task.CompletedTask;
        });
    }

    /// <summary>Health is asked from inside; and where a proxy that isn't trusted says https, a redirect would come back for ever.</summary>
    private static bool IsLeftAlone(HttpContext http) => http.Request.Path.StartsWithSegments("/health") || Forwarding.IsSaidToBeHttps(http);
}
