using Microsoft.Net.Http.Headers;

namespace WebSite.Web;

/// <summary>Headers that every response gets.</summary>
internal static class SecurityHeaders
{
    /// <summary>Receipts in Messenger show pictures below these.</summary>
    private static readonly PathString[] Receipts = ["/img/products", "/pictures"];

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        http.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var policy = context.RequestServices.GetRequiredService<PagePolicy>();
            var headers = context.Response.Headers;
            policy.IsHttps = context.Request.IsHttps;
            headers["Reporting-Endpoints"] = policy.ReportingEndpoints;
            headers.ContentSecurityPolicy = policy.ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            if (context.Response.ContentType is { } type && type.StartsWith("text/html", StringComparison.Ordinal))
            {
                headers.TryAdd(HeaderNames.CacheControl, "private, no-store"); // The head alone says what is in whose cart.
            }

            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin"); // A short address tells less.
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = policy.CrossOriginOpenerPolicy;
            headers["Cross-Origin-Embedder-Policy"] = policy.CrossOriginEmbedderPolicy;
            headers["Cross-Origin-Resource-Policy"] = Receipts.Any(path => context.Request.Path.StartsWithSegments(path)) ? "cross-origin" : "same-origin";
            return Task.CompletedTask;
        }, http);
        return next(http);
    });
}
