using System.Data.Common;
using System.Text.Json;
using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.BrowserReports;

/// <summary>
/// <c>POST /policy-reports</c>: a browser tells what the Content Security Policy, Trusted Types or the embedder policy kept out. Anybody can send that, so it is
/// counted and never believed; only what pages of this site's own make their browsers send is taken.
/// </summary>
internal static class ReportEndpoint
{
    private const string One = "application/csp-report", Many = "application/reports+json";

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    public static void AddBrowserReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportFlood>();
        services.AddScoped<ReportCounts>();
    }

    public static void MapBrowserReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost(PagePolicy.ReportsPath, CountAsync).RequireRateLimiting(Limits.Reports).WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> CountAsync(HttpContext http, IOptionsMonitor<MessengerOptions> messenger, ReportFlood flood, ReportCounts counts, CancellationToken cancel)
    {
        var type = http.Request.GetTypedHeaders().ContentType?.MediaType.Value;
        var isOne = string.Equals(type, One, StringComparison.OrdinalIgnoreCase);
        if (!isOne && !string.Equals(type, Many, StringComparison.OrdinalIgnoreCase))
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        // Another site's page could name this address in a policy of its own. Browsers that don't say are left to the origin in the report.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin"))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!Uri.TryCreate($"{http.Request.Scheme}://{http.Request.Host}", UriKind.Absolute, out var own))
        {
            return Results.BadRequest();
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body, Shallow, cancel);
            var now = messenger.CurrentValue;
            ReportReader reader = new(
                OriginText.Of(own),
                [.. now.FrameOrigins.Append(now.LocalizedSdkUrl).Select(OriginText.Of)]);
            List<Blockage> told = [.. isOne ? reader.One(json.RootElement) : reader.Many(json.RootElement)];
            if (told.Count > 0 && flood.Takes(told.Count))
            {
                await counts.AddAsync(told, cancel);
            }

            return Results.NoContent();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable); // Only a count: nobody sends it again.
        }
    }
}
