using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Plugins;

/// <summary>What the genuine SDK asks for beside its plugins; each to be answered, none to say anything.</summary>
internal static class SdkEndpoints
{
    private const string EmptyPage = "<!DOCTYPE html><title>Sandbox</title>";

    public static void MapSdkRequests(this IEndpointRouteBuilder routes)
    {
        // Hidden frames, one of each era of the SDK; docs/platform.md, Plugins.
        foreach (var path in (string[])["/connect/xd_arbiter/r/{name}", "/connect/xd_arbiter.php", "/x/connect/xd_arbiter", "/connect/ping"])
        {
            routes.MapGet(path, (HttpContext context, Worlds worlds) =>
            {
                context.Response.AllowFraming(worlds);
                return TypedResults.Text(EmptyPage, "text/html; charset=utf-8");
            });
        }

        routes.MapGet("/impression.php/{id}", TypedResults.NoContent);
        routes.MapGet("/x/oauth/status", (HttpContext context, Worlds worlds) =>
        {
            var headers = context.Response.Headers;
            if (context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && worlds.All.Any(world => world.Domains.Contains(origin)))
            {
                headers.AccessControlAllowOrigin = origin;
                headers.AccessControlAllowCredentials = "true";
                headers.AccessControlExposeHeaders = "fb-s";
                headers.Vary = "Origin";
            }

            // What FB.getLoginStatus tells: nobody has logged in to this web page.
            headers["fb-s"] = "unknown";
            return TypedResults.Ok();
        });
    }
}
