using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.OptIns;

/// <summary><c>GET /dashboard/live</c>: tells signed-in merchants' pages that there is something new to load.</summary>
internal static class DashboardLive
{
    /// <summary>A stream ends after this; the page opens another, which asks again whether the merchant is still signed in.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static void MapDashboardLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/dashboard/live", (IServiceScopeFactory scopes, OptInNews news, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
            TypedResults.ServerSentEvents(ChangesAsync(scopes, news, time, lifetime.ApplicationStopping, cancel)))
            .RequireAuthorization()
            .WithMetadata(new SkipStatusCodePagesAttribute());

    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        IServiceScopeFactory scopes, OptInNews news, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = -1L;
        for (var end = time.GetUtcNow() + Longest; time.GetUtcNow() < end && !stopping.IsCancellationRequested;)
        {
            using var listener = news.Listen(null, time);
            var clicks = await LastClickAsync(scopes, cancel);
            if (clicks != last)
            {
                yield return new((last = clicks).ToString(System.Globalization.CultureInfo.InvariantCulture), "opt-ins");
            }

            await listener.WaitAsync(cancel);
        }
    }

    /// <summary>Every click makes a row, so the newest row's id changes with any news.</summary>
    private static async Task<long> LastClickAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SiteDb>().OptInClicks.MaxAsync(c => (long?)c.Id, cancel) ?? 0;
    }
}
