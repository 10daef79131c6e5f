using System.Data.Common;
using Messenger.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>
/// <c>POST /messenger/report?spot=…&amp;outcome=…</c>: whether a plugin was drawn in the shopper's browser. Taken from the spot's own browser only,
/// and after its consent, without which there is no plugin. Only counted, by day, placement and outcome; of who tells that the SDK passed a plugin over,
/// which may turn all plugins off, a keyed hash of the client address is kept for the days that count.
/// </summary>
internal static class PluginReportEndpoints
{
    /// <summary>More than so many a day, placement and outcome tell a merchant nothing new, or are somebody's play.</summary>
    private const int MostADay = 10_000;

    /// <summary>More client addresses a day tell no more than so many.</summary>
    private const int MostWitnesses = 100;

    private const string AddressKind = "sdk";

    public static void MapPluginReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/messenger/report", CountAsync).RequireRateLimiting(Limits.Hints).WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> CountAsync(string? spot, string? outcome, HttpContext http, SpotKeys keys, SiteDb db, KeyedHashes hashes, TimeProvider time, CancellationToken cancel)
    {
        if (keys.Own(spot, http) is not { } own || Consent.Read(http) is not true)
        {
            return Results.NotFound();
        }

        if (Named(outcome) is not { } known)
        {
            return Results.BadRequest("outcome must be sdk-blocked, frame-silent, empty, not-in-sdk or drawn.");
        }

        try
        {
            var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "PluginFailures" ("Day", "Placement", "Fault", "Count")
                 VALUES ({day}, {own.Spot().ToString()}, {known.ToString()}, 1)
                 ON CONFLICT ("Day", "Placement", "Fault") DO UPDATE SET "Count" = "PluginFailures"."Count" + 1 WHERE "PluginFailures"."Count" < {MostADay}
                 """,
                cancel);
            if (known == PluginOutcome.NotInSdk)
            {
                var address = await hashes.OfAsync(AddressKind, ClientAddress.Of(http).ToString(), cancel);
                await db.Database.ExecuteSqlAsync(
                    $"""
                     INSERT INTO "SdkWitnesses" ("Day", "Address")
                     SELECT {day}, {address} WHERE (SELECT COUNT(*) FROM "SdkWitnesses" WHERE "Day" = {day}) < {MostWitnesses}
                     ON CONFLICT ("Day", "Address") DO NOTHING
                     """,
                    cancel);
            }

            return Results.NoContent();
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // Only a count: nobody sends it again.
        }
    }

    private static PluginOutcome? Named(string? outcome) => outcome switch
    {
        "sdk-blocked" => PluginOutcome.SdkBlocked,
        "frame-silent" => PluginOutcome.FrameSilent,
        "empty" => PluginOutcome.Empty,
        "not-in-sdk" => PluginOutcome.NotInSdk,
        "drawn" => PluginOutcome.Drawn,
        _ => null,
    };
}
