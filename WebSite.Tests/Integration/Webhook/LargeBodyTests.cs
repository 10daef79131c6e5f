using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Messenger.AspNetCore.Webhook;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Webhook;

/// <summary>Bodies that need one of the few large buffers, and senders who would keep all of those.</summary>
public sealed class LargeBodyTests : IAsyncDisposable
{
    /// <summary>The server's own rate goes by the real clock: so much is enough for ten seconds.</summary>
    private const int Quick = 640 * 1024;

    private const int Stalled = 70_000;
    private const int MiB = 1024 * 1024;

    /// <summary>Of the right form; what it signs is another matter.</summary>
    private static readonly string WellFormed = Sign("x"u8);

    private readonly ManualClock _clock = new();
    private readonly LogWatch _log = new();
    private readonly List<RawRequest> _held = [];
    private SiteHost _site;

    public LargeBodyTests() => _site = new(clock: _clock, log: _log);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LargeBuffers Buffers => _site.Services.GetRequiredService<LargeBuffers>();

    [Fact]
    public async Task So_many_large_bodies_are_read_at_once_and_small_ones_go_past_them()
    {
        await HoldAllAsync("1.1", Quick);
        using var http = _site.Browser();
        using var small = await http.PostAsync(Delivery(OptIn("R", At(1))));
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);

        using (var more = await BeginAsync("1.1", Quick))
        {
            await UntilAsync(() => Buffers.Waiting == 1);
            var answer = more.AnswerAsync();
            await _clock.PassUntilAsync(answer, LargeBuffers.Patience + TimeSpan.FromSeconds(1), Cancel);
            Assert.StartsWith("HTTP/1.1 503 ", await answer, StringComparison.Ordinal);
        }

        _held.ForEach(request => request.Dispose());
        await UntilAsync(() => Buffers.InUse == 0);
        using var last = await http.PostAsync(Large());
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(0, Buffers.InUse);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public async Task Who_holds_all_of_them_and_sends_nothing_keeps_no_delivery_out(string version)
    {
        await HoldAllAsync(version, Stalled);
        using var http = _site.Browser();
        var delivering = http.PostAsync(Large());
        await UntilAsync(() => Buffers.Waiting == 1);
        await _clock.PassUntilAsync(delivering, LargeBuffers.Kept + TimeSpan.FromSeconds(0.5), Cancel);

        using var delivered = await delivering;
        Assert.Equal(HttpStatusCode.OK, delivered.StatusCode);
        Assert.Empty(_log.Errors);
    }

    /// <summary>At the server's own, real rate it would have some more seconds.</summary>
    [Theory]
    [InlineData("1.0", Quick)]
    [InlineData("1.1", Quick)]
    public async Task The_whole_body_has_to_be_there_in_twenty_seconds(string version, int sent)
    {
        using var request = await BeginAsync(version, sent);
        await UntilAsync(() => Buffers.InUse == 1);
        var answer = request.AnswerAsync();
        await _clock.PassUntilAsync(answer, TimeSpan.FromSeconds(21), Cancel);

        Assert.StartsWith("HTTP/1.1 408 ", await answer, StringComparison.Ordinal);
        Assert.Equal(0, Buffers.InUse);
        Assert.Empty(_log.Errors);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Stalled)]
    public async Task Over_HTTP_2_too_the_whole_body_has_to_be_there_in_twenty_seconds(int sent)
    {
        await _site.DisposeAsync();
        _site = new(clock: _clock, log: _log, services: services => services.Configure<KestrelServerOptions>(
            kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2)));
        using var http = _site.Browser();
        using StalledContent content = new(new byte[sent]);
        using HttpRequestMessage request = new(HttpMethod.Post, "/webhook") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = content };
        request.Headers.Add(Signature.Header, WellFormed);
        var answering = http.SendAsync(request, Cancel);
        await _clock.PassUntilAsync(answering, TimeSpan.FromSeconds(21), Cancel);

        using var answer = await answering;
        Assert.Equal(HttpStatusCode.RequestTimeout, answer.StatusCode);
        Assert.Equal(0, Buffers.InUse);
        Assert.Empty(_log.Errors);
    }

    public ValueTask DisposeAsync()
    {
        _held.ForEach(request => request.Dispose());
        _log.Dispose();
        return _site.DisposeAsync();
    }

    private async Task HoldAllAsync(string version, int sent)
    {
        while (_held.Count < LargeBuffers.Most)
        {
            _held.Add(await BeginAsync(version, sent));
        }

        await UntilAsync(() => Buffers.InUse == LargeBuffers.Most);
    }

    /// <summary>Begins a body of a mebibyte, and sends so much of it.</summary>
    private async Task<RawRequest> BeginAsync(string version, int sent)
    {
        var request = await RawRequest.SendAsync(_site.Address, $"POST /webhook HTTP/{version}", $"Content-Length: {MiB}", $"X-Hub-Signature-256: {WellFormed}");
        await request.SendAsync(new byte[sent]);
        return request;
    }

    private static string Large() => Delivery(Event($"\"message\":{{\"mid\":\"m\",\"text\":\"{new string('t', 100_000)}\"}}", At(1)));

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        while (!holds())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Sends its bytes, and never ends.</summary>
    private sealed class StalledContent(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource _end = new();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes, Cancel);
            await stream.FlushAsync(Cancel);
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            _end.TrySetCanceled();
            base.Dispose(disposing);
        }
    }
}
