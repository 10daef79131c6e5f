using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using WebSite.Monitoring;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Telemetry;

/// <summary>What leaves the site for those who watch it, and when.</summary>
public class ExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_exported_unless_an_endpoint_is_set()
    {
        await using var site = new SiteHost();
        Assert.Null(site.Services.GetService<TracerProvider>());
    }

    [Fact]
    public async Task Figures_and_logs_go_to_the_endpoint()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var lines = new LogLines();
        await using var site = new SiteHost([.. receiver.SiteSettings.Select(s => KeyValuePair.Create(s.Name, s.Value)), new("OTEL_SERVICE_NAME", "the-shop"), LogLines.AllOfThem], log: lines);
        using var shopper = site.Visit();
        await shopper.GetAsync("/products/harbour-teapot");
        using (var http = site.Browser())
        {
            using var refused = await http.PostAsync("{}", "a wrong secret of the tests");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        var optIn = Payload.OptIn("of-another-site", Payload.At(1));
        await site.DeliverAsync(optIn);
        await site.DeliverAsync(optIn);
        await lines.SoonAsync("First time: set the dashboard's password");
        await lines.SoonAsync("deliveries were refused");
        await site.Services.GetRequiredService<SiteGauges>().ReadAsync(Cancel);
        await OtlpReceiver.FlushAsync(site);

        string[] expected =
        [
            "messenger.spot.drawn", "messenger.webhook.deliveries", "messenger.webhook.events", "messenger.event.understanding.duration", "messenger.log.unread", "messenger.log.lag",
            "messenger.webhook.silence", "messenger.outbox.messages", "messenger.backup.age", "http.server.request.duration",
        ];
        Assert.Empty(expected.Except(receiver.Metrics.Keys));
        Assert.Contains(receiver.Logs, line => line.StartsWith("1 deliveries were refused: their signature is Mismatch.", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Logs, line => line.Contains("First time", StringComparison.Ordinal)); // Whoever opens that address is the merchant.
        Assert.Contains("the-shop", receiver.Services.Keys);
    }

    /// <summary>Anybody may send the header; who does would choose in which trace they stand, and whether they are seen.</summary>
    [Fact]
    public async Task A_strangers_trace_is_not_taken_and_Facebook_hears_of_none()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var graph = await GraphStub.StartAsync();
        var told = new List<string>();
        graph.OnRead = http =>
        {
            told.AddRange(http.Request.Headers.Keys);
            return Task.CompletedTask;
        };
        await using var site = new SiteHost([.. receiver.SiteSettings.Select(s => KeyValuePair.Create(s.Name, s.Value)), .. graph.SiteSettings]);
        using (var http = site.Browser())
        {
            http.DefaultRequestHeaders.Add("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-00");
            using var answer = await http.GetAsync("/products/harbour-teapot?from=mallory", Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await site.UseAsync((global::Messenger.AspNetCore.Graph.GraphClient client) => client.GetAsync("1234567890123456?fields=first_name", Cancel));
        await OtlpReceiver.FlushAsync(site);

        Assert.DoesNotContain(receiver.Spans, s => s.Trace == "0123456789abcdef0123456789abcdef");
        Assert.Contains(receiver.Spans, s => s.Name.StartsWith("GET products/{", StringComparison.Ordinal) && s.Parent.Length == 0);
        Assert.Contains("Authorization", told);
        Assert.DoesNotContain("traceparent", told, StringComparer.OrdinalIgnoreCase);
        Assert.Contains(receiver.Spans, s => s.Attributes.GetValueOrDefault("messenger.graph.edge") == "{id}");
        Assert.DoesNotContain(receiver.Spans.SelectMany(s => s.Words), word => word.Contains("1234567890123456", StringComparison.Ordinal) || word.Contains("mallory", StringComparison.Ordinal));
    }
}
