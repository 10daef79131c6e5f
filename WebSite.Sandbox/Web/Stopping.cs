namespace WebSite.Sandbox.Web;

/// <summary>Ends requests that wait for something when the sandbox stops: Ctrl+C mustn't take as long as the longest of them.</summary>
internal static class Stopping
{
    public static void UseStopping(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use(async (context, next) =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            context.RequestAborted = either.Token;
            await next(context);
        });
    }
}
