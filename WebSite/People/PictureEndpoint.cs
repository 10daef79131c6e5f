using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.People;

/// <summary><c>GET /dashboard/conversations/{id}/picture</c>: a person's picture, for signed-in merchants.</summary>
internal static class PictureEndpoint
{
    private static readonly string[] Kinds = ["image/png", "image/jpeg", "image/webp"];

    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dashboard/conversations/{id:long}/picture", AnswerAsync).RequireAuthorization().WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> AnswerAsync(long id, SiteDb db, HttpContext http, CancellationToken cancel)
    {
        var picture = await db.Set<ProfilePicture>().AsNoTracking().SingleOrDefaultAsync(p => p.ConversationId == id, cancel);
        if (picture is null || !Kinds.Contains(picture.ContentType))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Bytes(picture.Bytes, picture.ContentType);
    }
}
