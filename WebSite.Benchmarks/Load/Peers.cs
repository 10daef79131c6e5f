using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Webhook;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebSite.Data;
using WebSite.OptIns;

namespace WebSite.Benchmarks.Load;

/// <summary>The servers that the site is measured against: <c>serve bare|ceiling|naive &lt;database&gt;</c>.</summary>
internal static class Peers
{
    public static async Task ServeAsync(string name, string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDbContext<SiteDb>(options => options.UseSqlite($"Data Source={database}").AddInterceptors(new PeerPragmas()));
        builder.Services.AddSingleton(new UntilWritten($"Data Source={database}"));
        builder.Services.AddScoped<NaiveStore>();
        await using var app = builder.Build();
        await using var template = Template.Open(database);
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

        return [.. DeliveryReader.Read(body).Events.Select(one => Reading.Of(one, DateTimeOffset.UtcNow, refs))];
    }

    private static async Task NaiveAsync(HttpContext http, RefProtector refs)
    {
        var store = http.RequestServices.GetRequiredService<NaiveStore>();
        foreach (var reading in Work(await ReadAsync(http), http, refs))
        {
            await store.TakeAsync(reading, http.RequestAborted);
        }
    }
}
