using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Links;

/// <summary>m.me links and the thread they open.</summary>
internal static class LinkEndpoints
{
    private const int LongestText = 2000;

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/m.me/{page}").DisableAntiforgery().AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var worlds = http.RequestServices.GetRequiredService<Worlds>();
            return worlds.ByPage(http.GetRouteValue("page") as string) is not null
                ? await next(context)
                : TypedResults.Problem($"There is no such Page here; the sandbox knows \"{worlds.First.Options.PageUsername}\".", statusCode: StatusCodes.Status404NotFound);
        });

        // m.me itself, where a browser finds it here; the thread and its session are those of the site.
        routes.MapGet("/{page}", (string page, HttpRequest request) =>
            TypedResults.Redirect($"https://{FacebookHosts.Site}/m.me/{Uri.EscapeDataString(page)}{request.QueryString}")).RequireHost(FacebookHosts.Links);

        links.MapGet("", Show);
        links.MapPost("/open", (HttpContext context, SandboxWorld world, [FromForm(Name = "ref")] string? linkRef) =>
            Act(context, world, linkRef, person => world.Events.Enter(person, Referral(linkRef)), needsThread: true));
        links.MapPost("/get-started", (HttpContext context, SandboxWorld world, [FromForm(Name = "ref")] string? linkRef) =>
            Act(context, world, linkRef, person => world.Events.GetStarted(person, string.IsNullOrEmpty(linkRef) ? null : Referral(linkRef)), needsThread: false));
        links.MapPost("/message", (HttpContext context, SandboxWorld world, [FromForm(Name = "text")] string? text) =>
            text?.Trim() is { Length: > 0 and <= LongestText } said
                ? Act(context, world, null, person => world.Events.Say(person, said), needsThread: true)
                : TypedResults.Problem($"A message has 1 to {LongestText} characters.", statusCode: StatusCodes.Status400BadRequest));
    }

    private static Referral Referral(string? linkRef) => new(Deliveries.Referral.Link) { Ref = linkRef };

    private static IResult Show(string page, HttpContext context, SandboxWorld world, [FromQuery(Name = "ref")] string? linkRef, [FromQuery] string? locale)
    {
        if (RefRule.WhyNot(linkRef, RefRule.LongestInLink) is { } reason)
        {
            world.Journal.Add(JournalKind.Refused, "m.me", $"{reason} The thread opens without it.", PageOrigin.Of(context.Request.Headers.Referer));
            linkRef = null;
        }

        if (context.LoggedIn(world) is not { } person)
        {
            var here = "/m.me/" + page + (linkRef is null ? "" : new QueryBuilder { { "ref", linkRef } }.ToString());
            return TypedResults.LocalRedirect("/dialog/login" + new QueryBuilder { { "world", world.Id }, { "then", "link" }, { "next", here }, { "locale", locale ?? "" } });
        }

        return Pages.Draw<ThreadPage>(new
        {
            Page = page,
            World = world,
            Person = person,
            Ref = linkRef,
            world.Threads.With(person).Lines,
        });
    }

    private static IResult Act(HttpContext context, SandboxWorld world, string? linkRef, Action<Person> act, bool needsThread)
    {
        if (RefRule.WhyNot(linkRef, RefRule.LongestInLink) is { } reason)
        {
            return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
        }

        if (context.LoggedIn(world) is not { } person)
        {
            return TypedResults.Problem("Log in first.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (world.Threads.Exists(person) != needsThread)
        {
            return TypedResults.Problem(
                needsThread ? "The thread is new: it begins with Get Started." : "The thread has begun already.",
                statusCode: StatusCodes.Status409Conflict);
        }

        act(person);
        return TypedResults.LocalRedirect("/m.me/" + context.GetRouteValue("page"));
    }
}
