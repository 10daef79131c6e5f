using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Web;

/// <summary>Serves the embedded css and js.</summary>
internal static class Assets
{
    private static readonly Assembly Home = typeof(Assets).Assembly;

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary();

    /// <summary>Where the SDK has, by app, what is so in their worlds.</summary>
    private const string Known = "const worlds = ";

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{name}", (string name) => Find(name));
        routes.MapGet("/assets/vendor/{name}", (string name) => Find("vendor/" + name));

        // The SDK finds its origin and its locale in the address it was loaded from.
        routes.MapGet("/{locale}/sdk.js", Sdk);
        routes.MapGet("/{locale}/sdk/debug.js", Sdk);
        routes.MapGet("/favicon.ico", () => Find("bubble.svg"));
    }

    private static IResult Sdk(string locale, HttpResponse response, Worlds worlds)
    {
        if (!IsLocale(locale))
        {
            return TypedResults.NotFound();
        }

        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        using var reader = new StreamReader(Home.GetManifestResourceStream("Assets/sdk.js")!);
        var known = worlds.All.ToDictionary(world => world.Options.AppId, world => new { passedOver = SdkPlugins.PassedOver(world), confirmsByEvent = SdkPlugins.ConfirmsByEvent(world) });
        return TypedResults.Text(reader.ReadToEnd().Replace(Known + "{}", Known + JsonSerializer.Serialize(known), StringComparison.Ordinal), Types[".js"]);
    }

    private static IResult Find(string name)
    {
        return Types.TryGetValue(Path.GetExtension(name), out var type) && Home.GetManifestResourceStream("Assets/" + name) is { } stream
            ? TypedResults.Stream(stream, type)
            : TypedResults.NotFound();
    }

    internal static bool IsLocale(string text) =>
        text is [var a, var b, '_', var c, var d]
        && char.IsAsciiLetterLower(a) && char.IsAsciiLetterLower(b) && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterUpper(d);
}
