using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Web;

/// <summary>The security headers of the sandbox's pages.</summary>
internal static class PageHeaders
{
    private const string Start = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; ";

    private const string Policy = Start + "img-src 'self'; frame-ancestors ";

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
    public static void AllowFraming(this HttpResponse response, Worlds worlds) => response.AllowFraming([.. worlds.All.SelectMany(world => world.Domains)]);

    /// <summary>Lets this answer show pictures, sound and films of the listed domains beside its own.</summary>
    public static void AllowPictures(this HttpResponse response, SandboxWorld world)
    {
        var sources = $"'self' {Origins(world.Domains)}";
        response.Headers.ContentSecurityPolicy = $"{Start}img-src {sources}; media-src {sources}; frame-ancestors 'none'";
    }

    /// <summary>Lets a form of this answer lead on to a website, besides the sandbox.</summary>
    public static void AllowReturn(this HttpResponse response, string origin) =>
        response.Headers.ContentSecurityPolicy = Start.Replace("form-action 'self'", $"form-action 'self' {origin}", StringComparison.Ordinal) + "img-src 'self'; frame-ancestors 'none'";

    private static void AllowFraming(this HttpResponse response, IReadOnlyList<string> domains)
    {
        var origins = Origins(domains);
        response.Headers.ContentSecurityPolicy = Policy + (origins.Length > 0 ? origins : "'none'");
    }

    // Only origins: a domain of a loaded world could bring a directive of its own.
    private static string Origins(IEnumerable<string> domains) => string.Join(' ', domains.Select(PageOrigin.Of).OfType<string>().Distinct());
}
