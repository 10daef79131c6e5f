using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Mvc;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>Tells a web page how its Messenger spot stands: the webhook's truth, for the browser that owns the session only.</summary>
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

    private static async Task<IResult> StateAsync(string? spot, HttpContext http, SpotKeys keys, SpotState states, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return keys.Own(spot, http) is { } own
            ? Results.Json(new { state = await states.ReadAsync(own, cancel) })
            : Results.NotFound();
    }

    private static IResult Live(string? spot, HttpContext http, SpotKeys keys, IServiceScopeFactory scopes, OptInNotifier news, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
        keys.Own(spot, http) is { } own
            ? LiveStream.Of(http, StatesAsync(own, scopes, news, time, lifetime.ApplicationStopping, cancel), time)
            : Results.NotFound();

    private static async IAsyncEnumerable<SseItem<string>> StatesAsync(
        PluginRef spot, IServiceScopeFactory scopes, OptInNotifier news, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = (string?)null;
        for (var end = time.GetUtcNow() + Longest; time.GetUtcNow() < end && !stopping.IsCancellationRequested;)
        {
            using var listener = news.Listen(spot.SessionToken, time);
            await using (var scope = scopes.CreateAsyncScope())
            {
                var state = await scope.ServiceProvider.GetRequiredService<SpotState>().ReadAsync(spot, cancel);
                if (state != last)
                {
                    yield return new(last = state, "state");
                }
            }

            await listener.WaitAsync(cancel);
        }
    }
}
