using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;

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
        connection.MapGet("/live", Live);
    }

    private static async Task<IResult> StateAsync(string? @ref, HttpContext http, RefProtector refs, SiteDb db, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return RefOwner.SessionOf(@ref, http, refs) is { } sessionId
            ? Results.Json(new { state = await ReadAsync(db, sessionId, cancel) })
            : Results.NotFound();
    }

    private static IResult Live(string? @ref, HttpContext http, RefProtector refs, IServiceScopeFactory scopes, OptInNews news, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
        RefOwner.SessionOf(@ref, http, refs) is { } sessionId
            ? TypedResults.ServerSentEvents(StatesAsync(sessionId, scopes, news, time, lifetime.ApplicationStopping, cancel))
            : Results.NotFound();

    private static async IAsyncEnumerable<SseItem<string>> StatesAsync(
        Guid sessionId, IServiceScopeFactory scopes, OptInNews news, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = (string?)null;
        for (var end = time.GetUtcNow() + Longest; time.GetUtcNow() < end && !stopping.IsCancellationRequested;)
        {
            using var listener = news.Listen(sessionId, time);
            await using (var scope = scopes.CreateAsyncScope())
            {
                var state = await ReadAsync(scope.ServiceProvider.GetRequiredService<SiteDb>(), sessionId, cancel);
                if (state != last)
                {
                    yield return new(last = state, "state");
                }
            }

            await listener.WaitAsync(cancel);
        }
    }

    private static async Task<string> ReadAsync(SiteDb db, Guid sessionId, CancellationToken cancel)
    {
        var connection = await db.CheckoutSessions.Where(s => s.Id == sessionId).Select(s => s.Connection).SingleOrDefaultAsync(cancel);
        return connection switch
        {
            Connection.Connected => "connected",
            Connection.Conflict => "conflict",
            _ => "none",
        };
    }
}
