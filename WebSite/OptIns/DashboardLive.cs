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
        var last = "";
        for (var end = time.GetUtcNow() + Longest; time.GetUtcNow() < end && !stopping.IsCancellationRequested;)
        {
            using var listener = news.Listen(null, time);
            var mark = await MarkAsync(scopes, cancel);
            if (mark != last)
            {
                yield return new(last = mark, "opt-ins");
            }

            await listener.WaitAsync(cancel);
        }
    }

    /// <summary>Changes with any news: every click makes a row, a replayed one leaves those set aside, and a shopper's choice ends a conflict.</summary>
    private static async Task<string> MarkAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var click = await db.OptInClicks.MaxAsync(c => (long?)c.EventId, cancel) ?? 0;
        var conflicts = await db.CheckoutSessions.CountAsync(s => s.Connection == Connection.Conflict, cancel);
        var setAside = await db.WebhookEvents.CountAsync(e => e.Outcome == EventOutcome.Failed, cancel);
        return $"{click}-{conflicts}-{setAside}";
    }
}
