using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebSite.Accounts;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
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
        routes.MapGet("/dashboard/live", (HttpContext http, OpenSessions sessions, OnceASecond once, IServiceScopeFactory scopes, OptInNotifier news, TimeProvider time, IHostApplicationLifetime lifetime, CancellationToken cancel) =>
            LiveStream.Of(http, sessions.WhileOpenAsync(http, ended => ChangesAsync(once, scopes, news, time, lifetime.ApplicationStopping, ended), cancel), time))
            .RequireAuthorization()
            .WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapGet("/dashboard/news", NewsAsync).RequireAuthorization().WithMetadata(new SkipStatusCodePagesAttribute());
    }

    private static async Task<Ok<Dictionary<string, string>>> NewsAsync(HttpContext http, OnceASecond once, IServiceScopeFactory scopes, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok((await MarksAsync(once, scopes, cancel)).ToDictionary());
    }

    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        OnceASecond once, IServiceScopeFactory scopes, OptInNotifier news, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = new Dictionary<string, string>();
        for (var end = time.GetUtcNow() + Longest; time.GetUtcNow() < end && !stopping.IsCancellationRequested;)
        {
            using var listener = news.Listen(null, time);
            foreach (var (kind, mark) in await MarksAsync(once, scopes, cancel))
            {
                if (last.GetValueOrDefault(kind) != mark)
                {
                    yield return new(last[kind] = mark, kind);
                }
            }

            await listener.WaitAsync(cancel);
        }
    }

    /// <summary>All streams share what is read, once a second at the most: with many events a second each would ask at each of them.</summary>
    private static Task<IReadOnlyList<(string Kind, string Mark)>> MarksAsync(OnceASecond once, IServiceScopeFactory scopes, CancellationToken cancel) =>
        once.NewAsync(typeof(DashboardLive), stopped => ReadAsync(scopes, stopped), cancel);

    private static async Task<IReadOnlyList<(string Kind, string Mark)>> ReadAsync(IServiceScopeFactory scopes, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var optIns = await OptInsAsync(db, cancel);
        var conversations = await ConversationsAsync(db, cancel);
        return [("opt-ins", optIns), ("conversations", conversations), ("overview", await OverviewAsync(scope.ServiceProvider, cancel))];
    }

    /// <summary>Changes with every figure, and with what needs a hand.</summary>
    private static async Task<string> OverviewAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<SiteDb>();
        var figures = await services.GetRequiredService<FigureMark>().ReadAsync(cancel);
        var setAside = await db.EventNotes.CountAsync(n => n.Outcome == EF.Constant(EventOutcome.SetAside), cancel);
        return $"{figures} {await Waiting.ReadAsync(db, cancel)} {setAside}";
    }

    /// <summary>Changes with any news: every click makes a row, a replayed one leaves those set aside, and a shopper's choice ends a conflict.</summary>
    private static async Task<string> OptInsAsync(SiteDb db, CancellationToken cancel)
    {
        var click = await db.OptInClicks.MaxAsync(c => (long?)c.EventId, cancel) ?? 0;
        var conflicts = await db.CheckoutSessions.CountAsync(s => s.Connection == Connection.Conflict, cancel);
        var setAside = await db.EventNotes.CountAsync(n => n.Outcome == EF.Constant(EventOutcome.SetAside), cancel);
        return $"{click}-{conflicts}-{setAside}";
    }

    /// <summary>Changes when events have been read for conversations, when a message is put into the outbox, and when one leaves it. Few wait.</summary>
    private static async Task<string> ConversationsAsync(SiteDb db, CancellationToken cancel)
    {
        var read = await db.Checkpoints.MaxAsync(c => (long?)c.EventId, cancel) ?? 0;
        var line = await db.ConversationEntries.MaxAsync(l => (long?)l.Id, cancel) ?? 0;
        var message = await db.OutboxMessages.MaxAsync(m => (long?)m.Id, cancel) ?? 0;
        var waiting = await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.Waiting), cancel);
        var sending = await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.Sending), cancel);
        return $"{read}-{line}-{message}-{waiting}-{sending}";
    }
}
