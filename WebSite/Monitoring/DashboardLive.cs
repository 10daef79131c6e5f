using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WebSite.Accounts;
using WebSite.OptIns;
using WebSite.Web;

namespace WebSite.Monitoring;

/// <summary>
/// <c>GET /dashboard/live</c>: tells signed-in merchants' pages that there is something new to load. <c>GET /dashboard/news</c>: the
/// same for pages that no stream reaches.
/// </summary>
internal static class DashboardLive
{
    /// <summary>A stream ends after this; the page opens another, which asks again whether the merchant is still signed in.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static void MapDashboardLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dashboard/live", (HttpContext http, OpenSessions sessions, DashboardMarks marks, OptInNotifier news, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
            LiveStream.Of(http, sessions.WhileOpenAsync(http, ended => ChangesAsync(marks, news, time, lifetime.ApplicationStopping, ended), cancel), time))
            .RequireAuthorization()
            .WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapGet("/dashboard/news", NewsAsync).RequireAuthorization().WithMetadata(new SkipStatusCodePagesAttribute());
    }

    private static async Task<Ok<IReadOnlyDictionary<string, string>>> NewsAsync(HttpContext http, DashboardMarks marks, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await marks.ReadAsync(cancel));
    }

    /// <summary>Says what has changed, and of nothing else.</summary>
    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        DashboardMarks marks, OptInNotifier news, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = new Dictionary<string, string>();
        for (var end = time.GetUtcNow() + Longest; time.GetUtcNow() < end && !stopping.IsCancellationRequested;)
        {
            using var listener = news.Listen(null, time);
            foreach (var (kind, mark) in await marks.ReadAsync(cancel))
            {
                if (last.GetValueOrDefault(kind) != mark)
                {
                    yield return new(last[kind] = mark, kind);
                }
            }

            await listener.WaitAsync(cancel);
        }
    }
}
