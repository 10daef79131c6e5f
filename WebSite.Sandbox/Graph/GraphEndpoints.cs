using System.Globalization;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Graph.Codes;

namespace WebSite.Sandbox.Graph;

/// <summary>
/// The Graph API, at <c>/v2.6/…</c> and later, and without a version where the path can be nothing else: <c>/me</c>, <c>/debug_token</c>,
/// <c>/oauth/access_token</c>, ids, and <c>POST /</c> for batches.
/// </summary>
internal static class GraphEndpoints
{
    public const string ContentType = "application/json; charset=UTF-8";

    private static readonly string[] Paths =
    [
        "/v{version:decimal}/{**path}", "/me/{**path}", "/app/{**path}", "/debug_token", "/oauth/access_token", "/demo-{id}/{**path}", "/{id:long}/{**path}",
    ];

    public static void AddGraph(this IServiceCollection services)
    {
        services.AddSingleton<Subscriptions.CallbackCheck>();
        services.AddSingleton<GraphOperations>();
        services.AddSingleton<GraphDispatcher>();
    }

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        foreach (var path in Paths)
        {
            routes.Map(path, AnswerAsync);
        }

        routes.MapPost("/", AnswerAsync);
        routes.MapGet("/codes/{worldId}/{id}.png", CodePicture.Serve);
        routes.MapGet("/attachments/{worldId}/{id}", AttachmentFile.Serve);
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var request = await GraphReader.ReadAsync(context.Request, context.RequestAborted);
        var answer = await context.RequestServices.GetRequiredService<GraphDispatcher>().AnswerAsync(request, context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = ContentType;
        if (answer.Version is { } version)
        {
            context.Response.Headers["facebook-api-version"] = $"v{version}";
        }

        if (answer.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Usage is { } usage)
        {
            context.Response.Headers["X-Business-Use-Case-Usage"] = usage.ToJsonString();
        }

        await context.Response.WriteAsync(WireJson.Write(answer.Body), context.RequestAborted);
    }
}
