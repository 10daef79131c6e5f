using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>Tells a web page how its checkout session stands with Messenger: the webhook's truth, for the browser that owns the session only.</summary>
internal static class ConnectionEndpoints
{
    /// <summary>A stream ends after this; the page's script opens another, or gives up.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static void MapConnection(this IEndpointRouteBuilder routes)
    {
        var connection = routes.MapGroup("/messenger/connection").WithMetadata(new SkipStatusCodePagesAttribute());
        connection.MapGet("", StateAsync);
        connection.MapGet("/live", Live).RequireRateLimiting(Limits.Streams);
    }

    private static async Task<IResult> StateAsync(string? @ref, HttpContext http, RefProtector refs, SiteDb db, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return RefOwner.ShopperOf(@ref, http, refs) is { } shopper
            ? Results.Json(new { state = await ReadAsync(db, shopper, cancel) })
            : Results.NotFound();
    }

    private static IResult Live(string? @ref, HttpContext http, RefProtector refs, IServiceScopeFactory scopes, OptInNews news, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
        RefOwner.ShopperOf(@ref, http, refs) is { } shopper
            ? TypedResults.ServerSentEvents(StatesAsync(shopper, scopes, news, time, lifetime.ApplicationStopping, cancel))
            : Results.NotFound();

    private static async IAsyncEnumerable<SseItem<string>> StatesAsync(
        Shopper shopper, IServiceScopeFactory scopes, OptInNews news, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = (string?)null;
        for (var end = time.GetUtcNow() + Longest; time.GetUtcNow() < end && !stopping.IsCancellationRequested;)
        {
            using var listener = news.Listen(shopper.SessionId, time);
            await using (var scope = scopes.CreateAsyncScope())
            {
                var state = await ReadAsync(scope.ServiceProvider.GetRequiredService<SiteDb>(), shopper, cancel);
                if (state != last)
                {
                    yield return new(last = state, "state");
                }
            }

            await listener.WaitAsync(cancel);
        }
    }

    private static async Task<string> ReadAsync(SiteDb db, Shopper shopper, CancellationToken cancel)
    {
        var connection = await db.CheckoutSessions.Own(shopper).Select(s => s.Connection).SingleOrDefaultAsync(cancel);
        return connection switch
        {
            Connection.Connected => "connected",
            Connection.Conflict => "conflict",
            _ => "none",
        };
    }
}
