using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Plugins;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Dialogs;

/// <summary>The popups: who are you, and do you want this.</summary>
internal static class DialogEndpoints
{
    // Where a login may lead on to.
    private static readonly string[] GoesOn = ["/m.me/", "/messages?", "/doors?", "/scan?", "/ads?", "/search?", "/pages/", OAuthRequest.Path + "?"];

    public static void MapDialogs(this IEndpointRouteBuilder routes)
    {
        var dialogs = routes.MapGroup("/dialog").DisableAntiforgery();
        dialogs.MapGet("/login", ([AsParameters] DialogRequest request, SandboxWorld world) =>
            WhyNot(request, world) is { } reason ? (IResult)Refuse(reason) : Login(request, world, null));
        dialogs.MapPost("/login", LogIn);
        dialogs.MapGet("/confirm", Confirm);
        dialogs.MapPost("/confirm", Confirmed);
        routes.MapGet("/worlds/{worldId}/people/{id}/picture.svg", Picture.Draw);
        routes.MapGet("/worlds/{worldId}/people/{id}/picture.png", Graph.ProfilePhoto.Serve);
    }

    private static IResult LogIn(
        [AsParameters] DialogRequest request,
        HttpContext context,
        SandboxWorld world,

        [FromForm(Name = "person")] string? personId,
        [FromForm(Name = "first_name")] string? firstName,
        [FromForm(Name = "last_name")] string? lastName)
    {
        if (WhyNot(request, world) is { } reason)
        {
            return Refuse(reason);
        }

        var person = world.People.Find(personId);
        if (person is null)
        {
            var wrong = personId is not null ? request.Words["CHOOSE_A_PERSON"] : People.WhyNot(firstName) ?? People.WhyNot(lastName);
            if (wrong is not null)
            {
                return Login(request, world, wrong);
            }

            person = world.People.Add(firstName!, lastName!);
        }

        context.LogIn(world, person);
        if (!request.IsOptIn)
        {
            return request.Then == "link" ? TypedResults.LocalRedirect(request.Next!) : Done("connected", person, world, request);
        }

        if (request.OneClick is not true && !world.Confirmations.Has(person))
        {
            return TypedResults.LocalRedirect("/dialog/confirm" + request.Query);
        }

        world.Events.OptIn(person, request.Ref);
        return Done("opted_in", person, world, request);
    }

    private static IResult Confirm([AsParameters] DialogRequest request, HttpContext context, SandboxWorld world) =>
        WhyNot(request, world) is { } reason ? Refuse(reason)
        : context.LoggedIn(world) is { } person ? Pages.Draw<ConfirmDialog>(new { Request = request, World = world, Person = person })
        : TypedResults.LocalRedirect("/dialog/login" + request.Query);

    private static IResult Confirmed(
        [AsParameters] DialogRequest request,
        HttpContext context,
        SandboxWorld world,

        [FromForm(Name = "confirm")] string? confirm)
    {
        if (WhyNot(request, world) is { } reason)
        {
            return Refuse(reason);
        }

        if (context.LoggedIn(world) is not { } person)
        {
            return TypedResults.LocalRedirect("/dialog/login" + request.Query);
        }

        if (confirm != "yes")
        {
            return Done("cancelled", person, world, request);
        }

        world.Events.OptIn(person, request.Ref);
        return Done("opted_in", person, world, request);
    }

    private static RazorComponentResult<LoginDialog> Login(DialogRequest request, SandboxWorld world, string? error) =>
        Pages.Draw<LoginDialog>(
            new { Request = request with { World = world.Id }, World = world, Error = error },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static RazorComponentResult<DialogDone> Done(string result, Person person, SandboxWorld world, DialogRequest request) =>
        Pages.Draw<DialogDone>(new
        {
            Result = result,
            Person = person,
            Session = SessionView.Of(person, world),
            request.Words,
            Origin = request.IsOptIn ? null : request.Origin,
        });

    private static ProblemHttpResult Refuse(string reason) => TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);

    private static string? WhyNot(DialogRequest request, SandboxWorld world) => request.Then switch
    {
        "optin" => RefRule.WhyNot(request.Ref, RefRule.LongestInPlugin),
        "frame" => null,
        "link" => request.Next is { } next && Array.Exists(GoesOn, start => next.StartsWith(start, StringComparison.Ordinal)) && next.All(each => each is > ' ' and <= '~') ? null : "next must be an address of Messenger's own, such as one under /m.me/.",
        "page" => request.Origin is { } origin && world.Domains.Contains(origin) ? null : "origin is not one of the domains that may use the sandbox.",
        _ => "then must be optin, frame, link or page.",
    };
}
