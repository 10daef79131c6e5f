using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>
/// <c>POST /messenger/hint?spot=…</c>: the plugin told the shopper's browser of an opt-in. Taken from the spot's own browser only, and
/// after its consent, without which there is no plugin. One row a spot, however often it comes.
/// </summary>
internal static class HintEndpoints
{
    private const int MostADay = 10_000;

    public static void MapHint(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/messenger/hint", NoteAsync).RequireRateLimiting(Limits.Hints).WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> NoteAsync(
        string? spot, HttpContext http, SpotKeys keys, WebPages pages, SiteDb db, TimeProvider time, CancellationToken cancel)
    {
        if (keys.Own(spot, http) is not { } own || Consent.Read(http) is not true)
        {
            return Results.NotFound();
        }

        try
        {
            var yesterday = time.GetUtcNow().AddDays(-1);
            if (await db.BrowserHints.CountAsync(h => h.At > yesterday, cancel) >= MostADay)
            {
                return Results.NoContent(); // So many tell the merchant enough, or are somebody's play.
            }

            var path = await pages.PathAsync(own, cancel) ?? "";
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "BrowserHints" ("SessionToken", "Placement", "WebPage", "At")
                 VALUES ({own.SessionToken.ToByteArray()}, {own.Placement.ToString()}, {path}, {time.GetUtcNow().ToUnixTimeMilliseconds()})
                 ON CONFLICT ("SessionToken", "Placement", "WebPage") DO UPDATE SET "At" = excluded."At"
                 """,
                cancel);
            return Results.NoContent();
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // Only a hint: nobody sends it again.
        }
    }
}
