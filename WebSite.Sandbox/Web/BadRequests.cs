namespace WebSite.Sandbox.Web;

/// <summary>Every error as problem details that say what was wrong.</summary>
internal static class BadRequests
{
    public static void AddBadRequests(this IServiceCollection services)
    {
        // Thrown rather than answered with an empty body, so that the sentence survives.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.Exception is BadHttpRequestException e)
            {
                context.ProblemDetails.Detail = e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;
            }
        });
    }

    public static void UseBadRequests(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages();
    }
}
