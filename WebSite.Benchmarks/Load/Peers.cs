using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebSite.Benchmarks.Reliability;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;
using WebSite.Webhook;

namespace WebSite.Benchmarks.Load;

/// <summary>The servers that the site is measured against: <c>serve bare|ceiling|naive &lt;database&gt;</c>.</summary>
internal static class Peers
{
    public static async Task ServeAsync(string name, string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDbContext<SiteDb>(options => options.UseSqlite($"Data Source={database}").AddInterceptors(new SqlitePragmas()));
        await using var app = builder.Build();
        await using var template = await Template.OpenAsync(database);
        var refs = template.Refs;
        app.MapPost("/webhook", name switch
        {
            "bare" => async http => await ReadAsync(http),
            "ceiling" => async http => Work(await ReadAsync(http), http, refs),
            "naive" => async http => await NaiveAsync(http, refs),
            _ => throw new ArgumentException($"There is no peer '{name}': bare, ceiling, naive.", nameof(name)),
        });
        await app.RunAsync();
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    /// <summary>Everything but the store: signature, events, keys, refs.</summary>
    private static List<Reading> Work(byte[] body, HttpContext http, RefProtector refs)
    {
        if (Signature.Check(http.Request.Headers[Signature.Header], body, [Template.Secret], out _) != SignatureResult.Valid)
        {
            throw new InvalidOperationException("Unsigned.");
        }

        return [.. DeliveryReader.Read(body).Events.Select(one => Reading.Of(one, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, refs))];
    }

    /// <summary>What a good developer writes first: a DbContext per request and a transaction an event, in WAL mode with a full sync.</summary>
    private static async Task NaiveAsync(HttpContext http, RefProtector refs)
    {
        var db = http.RequestServices.GetRequiredService<SiteDb>();
        var pages = new WebPages(db);
        foreach (var reading in Work(await ReadAsync(http), http, refs))
        {
            var stored = reading.Event.ToRow(DateTimeOffset.UtcNow);
            await using var transaction = await db.Database.BeginTransactionAsync();
            if (await db.WebhookEvents.AnyAsync(e => e.Key == stored.Key))
            {
                continue;
            }

            var session = await db.CheckoutSessions.Include(s => s.OptIns).SingleOrDefaultAsync(s => s.Token == reading.Ref.SessionToken)
                ?? db.Add(new CheckoutSession { Token = reading.Ref.SessionToken, Browser = reading.Ref.Browser, CreatedAt = reading.At }).Entity;
            (session.UpdatedAt, session.Connection) = (stored.ReceivedAt, Connection.Connected);
            var webPage = await pages.PathAsync(reading.Ref, http.RequestAborted);
            var optIn = session.OptIns.SingleOrDefault(o => o.Psid == stored.Sender);
            if (optIn is null)
            {
                session.OptIns.Add(optIn = new() { PageId = stored.PageId, Psid = stored.Sender!, EntryPoint = EntryPoint.SendToMessenger, Placement = reading.Ref.Placement, WebPage = webPage, FirstAt = reading.At, RecordedAt = stored.ReceivedAt });
            }

            (optIn.LastAt, optIn.ClickCount) = (reading.At, optIn.ClickCount + 1);
            stored.Outcome = EventOutcome.Recorded;
            db.Add(stored);
            await db.SaveChangesAsync();
            optIn.Clicks.Add(new() { EventId = stored.Id, At = reading.At, EntryPoint = EntryPoint.SendToMessenger, Placement = reading.Ref.Placement, WebPage = webPage });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }
}
