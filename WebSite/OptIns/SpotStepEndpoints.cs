using System.Data.Common;
using System.Text;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>
/// <c>POST /messenger/steps</c>: how far the spots of a web page came in the shopper's browser, a line a spot: its key and, after a space, the signs
/// with commas between them. Taken from the spot's own browser only; what plugins tell, after the shopper's consent only. Never trusted: a browser
/// can tell what it likes, of its own few spots. Only counted: nothing of the shopper is kept. docs/funnel.md.
/// </summary>
internal static class SpotStepEndpoints
{
    /// <summary>A web page has one spot, rarely two.</summary>
    private const int MostSpots = 4;
    private const int MostBytes = 1024;

    public static void MapSpotSteps(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/messenger/steps", CountAsync).RequireRateLimiting(Limits.Steps).WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> CountAsync(HttpContext http, SpotKeys keys, WebPages pages, SpotSteps steps, CancellationToken cancel)
    {
        if (await ReadAsync(http, cancel) is not { } lines)
        {
            return Results.BadRequest("There must be one to four lines, each a spot's key, a space, and its signs with commas between them.");
        }

        var own = lines.Select(line => (line.Key, Spot: keys.Own(line.Key, http), line.Signs)).Where(line => line.Spot is not null).ToList();
        if (own.Count == 0)
        {
            return Results.NotFound();
        }

        try
        {
            foreach (var (key, spot, signs) in own)
            {
                var known = Consent.Read(http) is true && spot!.Value.Door != EntryPoint.Link ? signs : signs & ~SpotRules.OfPlugins;
                if (known != SpotSigns.None)
                {
                    steps.Tell(key, spot!.Value, await pages.PathAsync(spot.Value, cancel), known, ClientAddress.Of(http));
                }
            }

            return Results.NoContent(); // Also when there was no room: the browser has done its part.
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // Only a count: nobody sends it again.
        }
    }

    /// <summary>What is told; null when it isn't in the form that the site's own script has.</summary>
    private static async Task<IReadOnlyList<(string Key, SpotSigns Signs)>?> ReadAsync(HttpContext http, CancellationToken cancel)
    {
        if (http.Request.ContentLength is null or 0 or > MostBytes)
        {
            return null;
        }

        var bytes = new byte[http.Request.ContentLength.Value];
        await http.Request.Body.ReadExactlyAsync(bytes, cancel);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        var read = lines.Select(line => line.Split(' ') is [{ Length: > 0 } key, { Length: > 0 } names] && Signs(names) is { } signs ? (key, signs) : default).ToList();
        return lines.Length <= MostSpots && read.All(line => line.key is not null) ? read : null;
    }

    private static SpotSigns? Signs(string names)
    {
        var signs = names.Split(',').Select(SpotRules.Find).ToList();
        return signs.All(sign => sign is not null) ? signs.Aggregate(SpotSigns.None, (all, sign) => all | sign!.Value) : null;
    }
}
