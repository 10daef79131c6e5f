using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Dialogs;

/// <summary>Facebook Login for websites, as far as Login Connect with Messenger needs it. <c>docs/platform.md</c>, Login Connect.</summary>
internal static class OAuthEndpoints
{
    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(OAuthRequest.Path, Ask);
        routes.MapGet("/v{version:decimal}" + OAuthRequest.Path, Ask);
        routes.MapPost(OAuthRequest.Path, Answer).DisableAntiforgery();
    }

    private static IResult Ask([AsParameters] OAuthRequest request, HttpContext context, SandboxWorld world)
    {
        if (request.WhyNot(world) is { } reason)
        {
            return Refuse(reason, world);
        }

        if (context.LoggedIn(world) is not { } person)
        {
            return TypedResults.LocalRedirect(request.LogIn(world));
        }

        context.Response.AllowReturn(PageOrigin.Of(request.RedirectUri)!);
        return Pages.Draw<OAuthDialog>(new { Request = request, World = world, Person = person });
    }

    private static IResult Answer([AsParameters] OAuthRequest request, HttpContext context, SandboxWorld world, [FromForm(Name = "answer")] string? answer)
    {
        if (request.WhyNot(world) is { } reason)
        {
            return Refuse(reason, world);
        }

        if (context.LoggedIn(world) is not { } person)
        {
            return TypedResults.LocalRedirect(request.LogIn(world));
        }

        if (answer is not ("continue" or "allow" or "decline"))
        {
            return TypedResults.Redirect(request.Return(
                new("error", "access_denied"), new("error_code", "200"), new("error_description", "Permissions error"), new("error_reason", "user_denied")));
        }

        bool? mayWrite = request.AsksForContact(world, person) ? answer == "allow" : null;
        if (mayWrite is true)
        {
            world.Events.LogIn(person);
        }

        return TypedResults.Redirect(request.Return(new KeyValuePair<string, string?>("code", world.Logins.Answer(person, mayWrite, request.RedirectUri!, request.Challenge))));
    }

    private static ProblemHttpResult Refuse(string reason, SandboxWorld world)
    {
        world.Journal.Add(JournalKind.Refused, "login", reason);
        return TypedResults.Problem(reason, statusCode: StatusCodes.Status400BadRequest);
    }
}
