using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>
/// <c>GET /messenger/face/{optIn}?spot=…</c>: the picture of a person, for the shopper whose own browser they clicked in. Not of those who came by a link or a
/// code, whom the shopper may not know: nobody shall collect faces by passing a link on.
/// </summary>
internal static class FaceEndpoints
{
    public static void MapFaces(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/messenger/face/{optIn:long}", AnswerAsync).WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> AnswerAsync(long optIn, string? spot, HttpContext http, SpotKeys keys, SiteDb db, CancellationToken cancel)
    {
        var picture = keys.Own(spot, http) is not { } own ? null
            : await db.CheckoutSessions.Own(new(own.SessionToken, own.Browser)).SelectMany(s => s.OptIns).Where(o => o.Id == optIn && o.Trust == OptInTrust.Proven)
                .SelectMany(o => db.Conversations.Where(c => c.PageId == o.PageId && c.Psid == o.Psid), (_, c) => c.Picture).SingleOrDefaultAsync(cancel);
        if (picture is not { IsSafe: true })
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Bytes(picture.Bytes, picture.ContentType);
    }
}
