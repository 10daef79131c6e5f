using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.People;

/// <summary><c>GET /dashboard/conversations/{id}/picture</c>: a person's picture, for signed-in merchants.</summary>
internal static class PictureEndpoint
{
    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dashboard/conversations/{id:long}/picture", AnswerAsync).RequireAuthorization().WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> AnswerAsync(long id, SiteDb db, HttpContext http, CancellationToken cancel)
    {
        var picture = await db.Set<ProfilePicture>().AsNoTracking().SingleOrDefaultAsync(p => p.ConversationId == id, cancel);
        if (picture is not { IsSafe: true })
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Bytes(picture.Bytes, picture.ContentType);
    }
}
