using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>
/// <c>POST /messenger/trouble?spot=…&amp;fault=…</c>: a plugin wasn't drawn in the shopper's browser. Taken from the spot's own browser only,
/// and after its consent, without which there is no plugin. Only counted, by day, placement and fault: nothing of the shopper is kept.
/// </summary>
internal static class PluginFailureEndpoints
{
    /// <summary>More than so many a day, placement and fault tell a merchant nothing new, or are somebody's play.</summary>
    private const int MostADay = 10_000;

    public static void MapPluginFailures(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/messenger/trouble", CountAsync).RequireRateLimiting(Limits.Hints).WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> CountAsync(string? spot, string? fault, HttpContext http, SpotKeys keys, SiteDb db, TimeProvider time, CancellationToken cancel)
    {
        if (keys.Own(spot, http) is not { } own || Consent.Read(http) is not true)
        {
            return Results.NotFound();
        }

        if (Named(fault) is not { } known)
        {
            return Results.BadRequest("fault must be sdk-blocked, frame-silent or empty.");
        }

        try
        {
            var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).ToString("O", CultureInfo.InvariantCulture);
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "PluginFailures" ("Day", "Placement", "Fault", "Count")
                 VALUES ({day}, {own.Spot().ToString()}, {known.ToString()}, 1)
                 ON CONFLICT ("Day", "Placement", "Fault") DO UPDATE SET "Count" = "PluginFailures"."Count" + 1 WHERE "PluginFailures"."Count" < {MostADay}
                 """,
                cancel);
            return Results.NoContent();
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // Only a count: nobody sends it again.
        }
    }

    private static PluginFault? Named(string? fault) => fault switch
    {
        "sdk-blocked" => PluginFault.SdkBlocked,
        "frame-silent" => PluginFault.FrameSilent,
        "empty" => PluginFault.Empty,
        _ => null,
    };
}
