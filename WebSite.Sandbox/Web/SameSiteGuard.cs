namespace WebSite.Sandbox.Web;

/// <summary>Keeps other websites open in the same browser from changing anything here. Tools without a browser come through.</summary>
internal static class SameSiteGuard
{
    public static void UseSameSiteGuard(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsSafe(context.Request.Method) || ComesFromHere(context.Request))
        {
            await next(context);
            return;
        }

        await TypedResults.Problem("A web page of another origin can't change the sandbox.", statusCode: StatusCodes.Status403Forbidden)
            .ExecuteAsync(context);
    });

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool ComesFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
    }
}
