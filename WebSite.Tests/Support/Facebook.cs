using System.Net;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Projection;

namespace WebSite.Tests.Support;

/// <summary>Facebook's side of the webhook: signs what it sends.</summary>
internal static class Facebook
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Posts a body with its signature.</summary>
    public static Task<HttpResponseMessage> PostAsync(this HttpClient http, string body, string secret = Settings.Secret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return http.PostSignedAsync(bytes, Payload.Sign(bytes, secret));
    }

    /// <summary>Posts bytes with any number of signatures.</summary>
    public static async Task<HttpResponseMessage> PostSignedAsync(this HttpClient http, byte[] body, params string[] signatures)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var signature in signatures)
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        }

        return await http.SendAsync(request, Cancel);
    }

    /// <summary>Delivers events, and waits until the site has taken them all.</summary>
    public static async Task DeliverAsync(this SiteHost site, params string[] events)
    {
        using var http = site.Browser();
        using var response = await http.PostAsync(Payload.Delivery(events));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await site.SettledAsync();
    }

    /// <summary>Waits until every event of the log is taken, or set aside.</summary>
    public static Task SettledAsync(this SiteHost site) =>
        site.UntilAsync(async db => !await db.WebhookEvents.AnyAsync(e => e.Id > db.Checkpoints.Select(c => c.EventId).Single(), Cancel)
            && !await db.EventNotes.AnyAsync(n => n.Outcome == EventOutcome.Waiting, Cancel));

    /// <summary>Waits until something holds that the database says; looks again after every event the site takes.</summary>
    public static async Task UntilAsync(this SiteHost site, Func<SiteDb, Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        var news = site.Services.GetRequiredService<OptInNotifier>();
        while (true)
        {
            using var listener = news.Listen(null, TimeProvider.System);
            if (await site.ReadAsync(holds))
            {
                return;
            }

            await listener.WaitAsync(limit.Token);
        }
    }

    /// <summary>Every event in the log, oldest first.</summary>
    public static Task<List<LoggedEvent>> EventsAsync(this SiteHost site) => site.ReadAsync(async db =>
    {
        // In this order, for another may be stored in between.
        var stored = await db.WebhookEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync(Cancel);
        var rows = await db.WebhookEvents.Select(EventRow.Of(db)).ToDictionaryAsync(r => r.Id, Cancel);
        return stored.ConvertAll(e => new LoggedEvent(e, rows[e.Id]));
    });

    /// <summary>Every opt-in, oldest first.</summary>
    public static Task<List<OptIn>> OptInsAsync(this SiteHost site) =>
        site.ReadAsync(db => db.OptIns.AsNoTracking().Include(o => o.Clicks).OrderBy(o => o.Id).ToListAsync(Cancel));
}
