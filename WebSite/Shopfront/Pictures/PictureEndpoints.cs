using Messenger.AspNetCore.Graph;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary><c>GET /pictures/{hash}/{size}</c>: merchants' pictures. The hash is of the bytes, so browsers keep them for good.</summary>
internal static class PictureEndpoints
{
    public static void MapShopPictures(this IEndpointRouteBuilder routes)
    {
        var pictures = routes.MapGroup(PictureAddress.Root + $"/{{hash:length({ShopPicture.HashLength})}}").WithMetadata(new SkipStatusCodePagesAttribute());
        pictures.MapGet("/large.webp", (string hash, SiteDb db, HttpContext http, CancellationToken cancel) => AnswerAsync(db.ShopPictures.Where(p => p.Hash == hash).Select(p => p.Large), http, cancel));
        pictures.MapGet("/small.webp", (string hash, SiteDb db, HttpContext http, CancellationToken cancel) => AnswerAsync(db.ShopPictures.Where(p => p.Hash == hash).Select(p => p.Small), http, cancel));
        pictures.MapGet("/plain", (string hash, SiteDb db, HttpContext http, CancellationToken cancel) => AnswerAsync(db.ShopPictures.Where(p => p.Hash == hash).Select(p => p.Plain), http, cancel));
    }

    private static async Task<IResult> AnswerAsync(IQueryable<byte[]> picture, HttpContext http, CancellationToken cancel)
    {
        if (await picture.SingleOrDefaultAsync(cancel) is not { } bytes || PictureKind.Of(bytes) is not { } kind)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, kind);
    }
}
