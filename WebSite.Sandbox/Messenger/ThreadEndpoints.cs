using Microsoft.AspNetCore.Http.Extensions;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Messenger;

/// <summary>m.me links, Messenger Codes, the thread they open, and the inbox.</summary>
internal static class ThreadEndpoints
{
    public static void MapThreads(this IEndpointRouteBuilder routes)
    {
        var threads = routes.MapGroup("/m.me/{page}").DisableAntiforgery().AddEndpointFilter(PageIsKnownAsync);
        threads.MapGet("", Show);
        threads.MapPost("/acts", ActAsync);

        // m.me itself, where a browser finds it here; the thread and its session are those of the site.
        routes.MapGet("/{page}", (string page, HttpRequest request) =>
            TypedResults.Redirect($"https://{FacebookHosts.Site}/m.me/{Uri.EscapeDataString(page)}{request.QueryString}")).RequireHost(FacebookHosts.Links).WithOrder(-1);

        routes.MapGet("/messages", (HttpContext context, SandboxWorld world, Worlds worlds) => context.LoggedIn(world) is { } person
            ? (IResult)Pages.Draw<Inbox>(new { Scope = Scope.Of(context, world, person), Rows = InboxRow.Of(context, worlds, world) })
            : context.ToLogin(world));
        routes.MapGet("/c/{id}", (string id, Worlds worlds) => worlds.All.FirstOrDefault(world => world.Codes.Find(id) is not null) is { } world
            ? (IResult)TypedResults.LocalRedirect($"/m.me/{world.Options.PageUsername}{new QueryBuilder { { "code", id } }}")
            : TypedResults.Problem($"There is no Messenger Code {id}.", statusCode: StatusCodes.Status404NotFound));
    }

    /// <summary>To the login dialog, and back here.</summary>
    public static IResult ToLogin(this HttpContext context, SandboxWorld world, string? next = null) =>
        TypedResults.LocalRedirect("/dialog/login" + new QueryBuilder
        {
            { "world", world.Id },
            { "then", "link" },
            { "locale", context.Request.Query["locale"].ToString() },
            { "next", next ?? context.Request.Path + new QueryBuilder(context.Request.Query.Where(part => part.Key != "world")) { { "world", world.Id } } },
        });

    public static async ValueTask<object?> PageIsKnownAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var worlds = context.HttpContext.RequestServices.GetRequiredService<Worlds>();
        return worlds.ByPage(context.HttpContext.GetRouteValue("page") as string) is not null
            ? await next(context)
            : TypedResults.Problem($"There is no such Page here; the sandbox knows \"{worlds.First.Options.PageUsername}\".", statusCode: StatusCodes.Status404NotFound);
    }

    private static IResult Show(HttpContext context, SandboxWorld world)
    {
        var way = Way(context, world);
        if (context.LoggedIn(world) is not { } person)
        {
            return context.ToLogin(world, context.Request.Path + (way.Referral is null ? "" : context.Request.QueryString));
        }

        if (PageDoor.WhyClosed(world, person) is not null)
        {
            return Pages.Draw<ClosedPage>(new { Scope = Scope.Of(context, world, person) }, StatusCodes.Status404NotFound);
        }

        context.Response.AllowPictures(world);
        return Pages.Draw<ThreadPage>(new
        {
            Scope = Scope.Of(context, world, person),
            Way = way,
            Thread = world.Threads.With(person),
            Linked = context.Request.Query["authorization_code"].FirstOrDefault(),
        });
    }

    // How the person came here, by the address.
    private static Act Way(HttpContext context, SandboxWorld world)
    {
        var query = context.Request.Query;
        var way = world.Codes.Find(query["code"]) is { } code
            ? new Act { Source = Referral.Code, Ref = code.Ref }
            : new Act { Ref = query["ref"], AdId = Act.Filled(query["ad_id"]), Title = query["title"], Url = query["photo"] };
        if (RefRule.WhyNot(way.Ref, RefRule.LongestInLink) is not { } reason)
        {
            return way;
        }

        world.Journal.Add(JournalKind.Refused, "m.me", $"{reason} The thread opens without it.", PageOrigin.Of(context.Request.Headers.Referer));
        return new();
    }

    private static async Task<IResult> ActAsync(HttpContext context, SandboxWorld world)
    {
        var act = Act.Read(await ReadFormAsync(context));
        return context.LoggedIn(world) is not { } person
            ? TypedResults.Problem("Log in first.", statusCode: StatusCodes.Status401Unauthorized)
            : Acts.Do(world, person, act)?.ToResult() ?? TypedResults.LocalRedirect("/m.me/" + context.GetRouteValue("page"));
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("Acts come as a form; scripts have POST /_sandbox/people/{id}/acts for JSON.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException("The form can't be read.", e);
        }
    }
}
