using System.Collections.Concurrent;
using System.Globalization;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace WebSite.Tests.Support;

/// <summary>Takes traces, figures and logs by OTLP, as a collector does. Field numbers: opentelemetry-proto, trace/v1, metrics/v1 and logs/v1.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private ServerStub _server = null!;

    /// <summary>Spans, in the order in which they came. Other tests' sites in this process are heard, too.</summary>
    public ConcurrentQueue<OtlpSpan> Spans { get; } = new();

    /// <summary>Names of figures that came with a value.</summary>
    public ConcurrentDictionary<string, string> Metrics { get; } = new();

    /// <summary>What log lines say.</summary>
    public ConcurrentQueue<string> Logs { get; } = new();

    /// <summary>The services that sent something.</summary>
    public ConcurrentDictionary<string, bool> Services { get; } = new();

    /// <summary>Settings of a site that exports to it. What it has to say is sent when it is flushed.</summary>
    public IReadOnlyList<(string Name, string? Value)> SiteSettings => [("OTEL_EXPORTER_OTLP_ENDPOINT", _server.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        receiver._server = await ServerStub.StartAsync(receiver.TakeAsync);
        return receiver;
    }

    /// <summary>Has a site send what it has.</summary>
    public static async Task FlushAsync(SiteHost site)
    {
        var milliseconds = (int)Patience.Most.TotalMilliseconds;
        Assert.True(await Task.Run(() =>
            site.Services.GetRequiredService<TracerProvider>().ForceFlush(milliseconds)
            && site.Services.GetRequiredService<MeterProvider>().ForceFlush(milliseconds)
            && site.Services.GetRequiredService<LoggerProvider>().ForceFlush(milliseconds)));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var resources = new ProtobufMessage(body.ToArray()).All(1).ToList();
        foreach (var service in resources.SelectMany(r => r.All(1)).SelectMany(r => Attributes(r, 1)).Where(a => a.Key == "service.name"))
        {
            Services[service.Value] = true;
        }

        var items = resources.SelectMany(r => r.All(2)).SelectMany(scope => scope.All(2)).ToList();
        switch (http.Request.Path.Value)
        {
            case "/v1/traces":
                items.ForEach(item => Spans.Enqueue(Span(item)));
                break;
            case "/v1/metrics":
                items.ForEach(item => Metrics[item.Text(1)] = item.Text(3));
                break;
            case "/v1/logs":
                items.ForEach(item => Logs.Enqueue(Value(item.All(5).FirstOrDefault()) + string.Concat(Attributes(item, 6))));
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
        }

        http.Response.ContentType = "application/x-protobuf"; // And an empty message: all of it was taken.
    }

    private static OtlpSpan Span(ProtobufMessage span) => new(
        span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Number(6), span.Number(7), span.Number(8),
        Attributes(span, 9).ToDictionary(), [.. span.All(11).Select(e => e.Text(2))], [.. span.All(13).Select(link => (link.Hex(1), link.Hex(2)))], string.Concat(span.All(15).Select(s => s.Text(2))));

    private static IEnumerable<KeyValuePair<string, string>> Attributes(ProtobufMessage of, int field) => of.All(field).Select(a => KeyValuePair.Create(a.Text(1), Value(a.All(2).FirstOrDefault())));

    private static string Value(ProtobufMessage? value) => value is null ? "" : value.Has(1) ? value.Text(1) : value.Number(value.Has(3) ? 3 : 2).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A span as it came.</summary>
internal sealed record OtlpSpan(
    string Trace, string Id, string Parent, string Name, ulong Kind, ulong Start, ulong End, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Events,
    IReadOnlyList<(string Trace, string Span)> Links, string Status)
{
    /// <summary>Everything in it that is a word.</summary>
    public IEnumerable<string> Words => [Name, Status, .. Events, .. Attributes.Keys, .. Attributes.Values];
}
