using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Web;

/// <summary>Writes requests that nobody here expects into the journal, so that a test can assert that there was none.</summary>
internal static class UnmatchedRequests
{
    public static void UseUnmatchedRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // Kept now: routing takes another path when an error page is drawn.
        var request = context.Request;
        var what = $"{request.Method} {request.Path}";
        await next(context);

        if (IsUnmatched(context) && !IsSomebodyElses(request.Path))
        {
            var world = context.RequestServices.GetRequiredService<Worlds>();
            WorldOf(context, world).Journal.Add(
                JournalKind.Unmatched, what, context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed ? "Nobody here takes this method." : "Nobody here answers this address.");
        }
    });

    private static bool IsUnmatched(HttpContext context) =>
        (context.GetEndpoint() is null && context.Response.StatusCode == StatusCodes.Status404NotFound)
        || context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed;

    // Chromium asks by itself while its tools are open; and what a tester mistypes isn't the website's doing.
    private static bool IsSomebodyElses(PathString path) => path.StartsWithSegments("/.well-known/appspecific") || path.StartsWithSegments(Control.ControlEndpoints.Root);

    private static SandboxWorld WorldOf(HttpContext context, Worlds worlds) =>
        context.Request.Query["access_token"].ToString() is { Length: > 0 } token && worlds.ByToken(token) is { } owner ? owner : Web.WorldOf.Request(context);
}
