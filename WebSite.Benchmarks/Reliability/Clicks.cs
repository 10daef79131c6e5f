using System.Net;
using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Benchmarks.Reliability;

/// <summary>
/// Makes signed deliveries of opt-ins with refs of the site's own key ring. Each event has a timestamp that no other has, by which
/// it is found again.
/// </summary>
internal sealed class Clicks
{
    private const int Sessions = 40;
    private const int People = 8;

    private static readonly DateTimeOffset First = DateTimeOffset.UtcNow.AddHours(-12);

    private readonly string[] _refs;
    private int _last;

    /// <param name="database">The site's file; it has been started on it before.</param>
    public Clicks(string database)
    {
        using var services = Services(database);
        var protector = new RefProtector(services.GetRequiredService<IDataProtectionProvider>(), "Production", SiteProcess.PageId, PlacementNames.Placements);
        _refs = [.. Enumerable.Range(0, Sessions).Select(i => protector.Protect(
            new(Guid.NewGuid(), BrowserHash.Of(Guid.NewGuid().ToByteArray()), EntryPoint.SendToMessenger, (byte)Placement.Checkout, 0, DateTimeOffset.UtcNow.AddHours(12))))];
    }

    /// <summary>A ref of the site's.</summary>
    public string Ref => _refs[0];

    /// <summary>A delivery of so many events that never were before.</summary>
    public Click Next(int events)
    {
        var last = Interlocked.Add(ref _last, events);
        var times = Enumerable.Range(last - events + 1, events).Select(n => First.ToUnixTimeMilliseconds() + n).ToArray();
        return new(times, Encoding.UTF8.GetBytes($$"""{"object":"page","entry":[{"id":"{{SiteProcess.PageId}}","time":1,"messaging":[{{string.Join(',', times.Select(Event))}}]}]}"""));
    }

    /// <summary>A request with that body; signed or with whatever stands in for a signature.</summary>
    public static HttpRequestMessage Request(Uri webhook, byte[] body, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        }

        return request;
    }

    /// <summary>Delivers a click, signed, and returns the answer's status.</summary>
    public static async Task<HttpStatusCode> PostAsync(HttpClient http, Uri webhook, Click click, CancellationToken cancel)
    {
        using var request = Request(webhook, click.Body, Sign(click.Body));
        using var response = await http.SendAsync(request, cancel);
        return response.StatusCode;
    }

    /// <summary>The header's value.</summary>
    public static string Sign(byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SiteProcess.Secret), body));

    private string Event(long time) =>
        $$"""{"sender":{"id":"{{17390000 + (time % People)}}"},"recipient":{"id":"{{SiteProcess.PageId}}"},"timestamp":{{time}},"optin":{"ref":"{{_refs[time / People % Sessions]}}"} }""";

    private static ServiceProvider Services(string database)
    {
        var services = new ServiceCollection();
        services.AddDbContext<SiteDb>(options => options.UseSqlite($"Data Source={database};Pooling=False"));
        services.AddKeyRing();
        return services.BuildServiceProvider();
    }
}

/// <summary>One delivery.</summary>
/// <param name="Times">The timestamps of its events.</param>
/// <param name="Body">What is sent.</param>
internal sealed record Click(IReadOnlyList<long> Times, byte[] Body);
