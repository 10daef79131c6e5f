using System.Data.Common;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>
/// <c>POST /messenger/hint?spot=…</c>: the plugin told the shopper's browser of an opt-in. Taken from the spot's own browser only, and
/// after its consent, without which there is no plugin. One row a spot, however often it comes; a few spots a session and not many sessions a
/// client address, so that a flood leaves room for the hints of others.
/// </summary>
internal static class HintEndpoints
{
    private const int MostADay = 10_000;
    private const string AddressKind = "hint";

    public static void MapHint(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/messenger/hint", NoteAsync).RequireRateLimiting(Limits.Hints).WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> NoteAsync(
        string? spot, HttpContext http, SpotKeys keys, WebPages pages, SpotSteps steps, SiteDb db, KeyedHashes hashes, IOptionsMonitor<LimitOptions> limits, TimeProvider time, CancellationToken cancel)
    {
        if (keys.Own(spot, http) is not { } own || Consent.Read(http) is not true)
        {
            return Results.NotFound();
        }

        try
        {
            var path = await pages.PathAsync(own, cancel);
            steps.Tell(spot!, own, path, SpotSigns.OptedIn, ClientAddress.Of(http));
            var address = await hashes.OfAsync(AddressKind, ClientAddress.Of(http).ToString(), cancel);
            await StoreAsync(db, own, path ?? "", address, limits.CurrentValue, time.GetUtcNow(), cancel);
            return Results.NoContent(); // Also when there was no room: the browser has done its part.
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // Only a hint: nobody sends it again.
        }
    }

    /// <summary>In one statement, so that hints that come at once don't pass the budgets together. A session counts to the address that it first came from.</summary>
    private static Task<int> StoreAsync(SiteDb db, PluginRef spot, string path, byte[] address, LimitOptions limits, DateTimeOffset now, CancellationToken cancel)
    {
        var (session, placement, mark) = (spot.SessionToken.ToByteArray(), spot.Spot().ToString(), (int)spot.Mark);
        var (yesterday, lately) = (now.AddDays(-1), now - BrowserHint.Lately);
        return db.Database.ExecuteSqlAsync(
            $"""
             WITH "First" AS (SELECT COALESCE((SELECT "Address" FROM "BrowserHints" WHERE "SessionToken" = {session} AND "Address" IS NOT NULL LIMIT 1), {address}) AS "Address")
             INSERT INTO "BrowserHints" ("SessionToken", "Placement", "WebPage", "Address", "At", "Mark")
             SELECT {session}, {placement}, {path}, "First"."Address", {now}, {mark} FROM "First"
             WHERE EXISTS (SELECT 1 FROM "BrowserHints" WHERE "SessionToken" = {session} AND "Placement" = {placement} AND "WebPage" = {path})
                OR ((SELECT COUNT(*) FROM "BrowserHints" WHERE "SessionToken" = {session} AND "At" > {lately}) < {limits.HintsOfASession}
                    AND (SELECT COUNT(*) FROM "BrowserHints" AS h WHERE h."Address" = "First"."Address" AND h."At" > {yesterday}) < {limits.HintsOfAnAddress}
                    AND (SELECT COUNT(*) FROM "BrowserHints" WHERE "At" > {yesterday}) < {MostADay})
             ON CONFLICT ("SessionToken", "Placement", "WebPage") DO UPDATE SET "At" = excluded."At", "Mark" = excluded."Mark", "Address" = COALESCE("BrowserHints"."Address", excluded."Address")
             """,
            cancel);
    }
}
