namespace WebSite.Sandbox.Web;

/// <summary>Keeps other websites open in the same browser from changing anything here. Tools without a browser come through.</summary>
internal static class SameSiteGuard
{
    public static void UseSameSiteGuard(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsSafe(context.Request) || ComesFromHere(context.Request))
        {
            await next(context);
            return;
        }

        await TypedResults.Problem("A web page of another origin can't change the sandbox.", statusCode: StatusCodes.Status403Forbidden)
            .ExecuteAsync(context);
    });

    // The Graph API takes another method in a parameter, as Facebook's does: an image's address could post.
    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Query.ContainsKey("method");

    private static bool ComesFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();

        // Browsers say where a request comes from only to addresses they trust, and to Facebook's hosts without TLS not even that.
        return origin.Length == 0 ? request.IsHttps || !FacebookHosts.All.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase) : origin == $"{request.Scheme}://{request.Host}";
    }
}
