using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Web;

/// <summary>The security headers of the sandbox's pages.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    public static void UsePageHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy + "'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>Lets the listed domains frame this answer, and nobody else.</summary>
    public static void AllowFraming(this HttpResponse response, SandboxWorld world) => response.AllowFraming(world.Domains);

    /// <summary>Lets every world's domains frame this answer, which is the same in all of them.</summary>
    public static void AllowFraming(this HttpResponse response, Worlds worlds) => response.AllowFraming([.. worlds.All.SelectMany(world => world.Domains).Distinct()]);

    private static void AllowFraming(this HttpResponse response, IReadOnlyList<string> domains) =>
        response.Headers.ContentSecurityPolicy = Policy + (domains.Count > 0 ? string.Join(' ', domains) : "'none'");
}
