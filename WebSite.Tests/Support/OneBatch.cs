using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Outbox;
using WebSite.People;
using WebSite.Projection;

namespace WebSite.Tests.Support;

/// <summary>A site whose workers don't run: the test takes each of their steps itself.</summary>
internal static class OneBatch
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Without the projector: <see cref="TakeAsync"/> takes events in its place.</summary>
    public static void NoProjector(IServiceCollection services) => Without<Projector>(services);

    /// <summary>Without the outbox's worker, and without the one that asks for profiles.</summary>
    public static void NoSender(IServiceCollection services)
    {
        Without<OutboxWorker>(services);
        Without<ProfileWorker>(services);
    }

    /// <summary>Delivers events, and has all that are to be taken taken in one transaction. What the projector would do over, one by one, throws here.</summary>
    public static async Task TakeAsync(this SiteHost site, params string[] events)
    {
        await site.PostAsync(Payload.Delivery(events));
        await site.TakeStoredAsync();
    }

    /// <summary>Delivers something, of which nothing is taken yet.</summary>
    public static async Task PostAsync(this SiteHost site, string delivery)
    {
        using var http = site.Browser();
        using var response = await http.PostAsync(delivery);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Takes all that are stored and not taken yet, in one transaction.</summary>
    public static async Task TakeStoredAsync(this SiteHost site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var checkpoint = await db.Checkpoints.SingleAsync(Cancel);
        var next = await db.WebhookEvents.AsNoTracking().Where(e => e.Id > checkpoint.EventId).OrderBy(e => e.Id).ToListAsync(Cancel);
        checkpoint.MoveTo(next[^1].Id);
        await scope.ServiceProvider.GetRequiredService<BatchHandler>().HandleAsync(next, Cancel);
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>Has one of the site's scoped services do something.</summary>
    public static async Task<T> InAsync<TService, T>(this SiteHost site, Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static void Without<TWorker>(IServiceCollection services) => services.Remove(services.Single(s => s.ImplementationType == typeof(TWorker)));
}
