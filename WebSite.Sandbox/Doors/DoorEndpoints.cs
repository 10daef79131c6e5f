using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Dialogs;
using WebSite.Sandbox.Messenger;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Doors;

/// <summary>The ways into a thread that aren't on a website: a code, an ad, the Page itself, search.</summary>
internal static class DoorEndpoints
{
    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/doors", (HttpContext context, SandboxWorld world) =>
            Draw<DoorsPage>(context, world, scope => new { Scope = scope }));
        routes.MapGet("/scan", Scan);
        routes.MapGet("/ads", (
            HttpContext context,
            SandboxWorld world,
            string? title,
            string? photo,

            [FromQuery(Name = "ad_id")] string? adId,
            [FromQuery(Name = "ref")] string? adRef) =>
            Draw<AdsPage>(context, world, scope => new { Scope = scope, Ad = Ad.Of(world, adId, title, photo, adRef) }));
        routes.MapGet("/search", (HttpContext context, SandboxWorld world, Worlds worlds, string? q) =>
            Draw<SearchPage>(context, world, scope => new { Scope = scope, Query = q, Found = PageSearch.Find(worlds, context, q) }));

        var pages = routes.MapGroup("/pages/{page}").AddEndpointFilter(ThreadEndpoints.PageIsKnownAsync);
        pages.MapGet("/picture.svg", Picture.DrawPage);
        pages.MapGet("", (HttpContext context, SandboxWorld world) =>
            context.LoggedIn(world) is { } person && PageDoor.WhyClosed(world, person) is not null
                ? Pages.Draw<ClosedPage>(new { Scope = Scope.Of(context, world, person) }, StatusCodes.Status404NotFound)
                : Draw<PagePage>(context, world, scope => new { Scope = scope }));
    }

    // What the browser decoded comes back here: a way to a Page is followed, anything else shown.
    private static IResult Scan(HttpContext context, SandboxWorld world, Worlds worlds, string? text) =>
        text is not null && worlds.All.Select(each => Scanned.Read(text, each)).FirstOrDefault(found => found is not null) is { } scanned
            ? TypedResults.LocalRedirect(scanned.Target)
            : Draw<ScanPage>(context, world, scope => new { Scope = scope, Text = text });

    private static IResult Draw<T>(HttpContext context, SandboxWorld world, Func<Scope, object> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (context.LoggedIn(world) is not { } person)
        {
            return context.ToLogin(world);
        }

        context.Response.AllowPictures(world);
        return Pages.Draw<T>(parameters(Scope.Of(context, world, person)));
    }
}
