using System.Reflection;

namespace WebSite.Sandbox.Web;

/// <summary>Serves the embedded css and js.</summary>
internal static class Assets
{
    private static readonly Assembly Home = typeof(Assets).Assembly;

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{name}", (string name) => Find(name));
        routes.MapGet("/assets/vendor/{name}", (string name) => Find("vendor/" + name));

        // The SDK finds its origin and its locale in the address it was loaded from.
        routes.MapGet("/{locale}/sdk.js", Sdk);
        routes.MapGet("/{locale}/sdk/debug.js", Sdk);
        routes.MapGet("/favicon.ico", () => Find("bubble.svg"));
    }

    private static IResult Sdk(string locale, HttpResponse response)
    {
        if (!IsLocale(locale))
        {
            return TypedResults.NotFound();
        }

        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Find("sdk.js");
    }

    private static IResult Find(string name)
    {
        var type = Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".txt" => "text/plain; charset=utf-8",
            _ => null,
        };

        return type is not null && Home.GetManifestResourceStream("Assets/" + name) is { } stream
            ? TypedResults.Stream(stream, type)
            : TypedResults.NotFound();
    }

    internal static bool IsLocale(string text) =>
        text is [var a, var b, '_', var c, var d]
        && char.IsAsciiLetterLower(a) && char.IsAsciiLetterLower(b) && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterUpper(d);
}
