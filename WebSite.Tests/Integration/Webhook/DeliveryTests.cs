using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Webhook;

public sealed class DeliveryTests : IAsyncDisposable
{
    private const int MiB = 1024 * 1024;
    private readonly SiteHost _site = new();
    private readonly HttpClient _http;

    public DeliveryTests() => _http = _site.Browser();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_delivery_is_stored_raw_and_taken()
    {
        var raw = $$"""{"sender": {"id":1739141089378194}, "optin":{"ref":"\u00e4\/"} , "timestamp":{{At(1)}}}""";

        using var response = await _http.PostAsync(Delivery(raw));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Cancel));
        var stored = Assert.Single(await _site.EventsAsync());
        Assert.Equal((raw, "messaging", "optin", Alice, Settings.PageId), (stored.Raw, stored.Channel, stored.Kind, stored.Sender, stored.PageId));
        Assert.Equal(At(1), stored.Timestamp?.ToUnixTimeMilliseconds());
        await _site.SettledAsync();
        Assert.Equal((EventOutcome.Recorded, "Foreign", 0), (await _site.EventsAsync()).Select(e => (e.Outcome, e.Reason, e.Attempts)).Single());
    }

    [Fact]
    public async Task Without_one_right_signature_nobody_is_heard()
    {
        var body = Encoding.UTF8.GetBytes(Delivery(OptIn("R")));
        var right = Sign(body);
        string[][] wrong = [[], [""], [right, right], [right, Sign("x"u8)], [Sign("x"u8)], [Sign(body, "other")], ["sha1=" + right[7..]], [right[7..]], [right[..^1]]];
        foreach (var signatures in wrong)
        {
            using var response = await _http.PostSignedAsync(body, signatures);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync(Cancel));
        }

        using var old = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new ByteArrayContent(body) };
        old.Headers.Add("X-Hub-Signature", "sha1=" + right[7..47]);
        using var sha1 = await _http.SendAsync(old, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, sha1.StatusCode);
        Assert.Empty(await _site.EventsAsync());
    }

    [Theory]
    [InlineData(MiB, false, HttpStatusCode.OK)]
    [InlineData(MiB, true, HttpStatusCode.OK)]
    [InlineData(MiB + 1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(MiB + 1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_mebibyte_is_the_most_however_it_is_sent(int length, bool isChunked, HttpStatusCode expected)
    {
        var start = """{"object":"page","entry":[{"messaging":[{"message":"TEST_MESSAGE"}]}],"x":"a""";
        var body = Encoding.UTF8.GetBytes(start + new string('a', length - start.Length - 2) + "\"}");
        Assert.Equal(length, body.Length);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Hub-Signature-256", Sign(body));
        request.Headers.TransferEncodingChunked = isChunked;

        using var response = await _http.SendAsync(request, Cancel);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, (await _site.EventsAsync()).Count);
    }

    [Fact]
    public async Task What_is_signed_but_unreadable_is_a_bad_request()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Delivery(OptIn("R"))), Cancel);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Hub-Signature-256", Sign(packed.ToArray()));
        using var unpacked = await _http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, unpacked.StatusCode);

        foreach (var body in new[] { "", "{", "[]", "null", "{}", Delivery(OptIn("R")) + "x", "\ufeff" + Delivery(OptIn("R")) })
        {
            using var response = await _http.PostAsync(body);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Empty(await _site.EventsAsync());
    }

    [Fact]
    public async Task Names_that_are_no_text_are_stored_like_any_other()
    {
        using var response = await _http.PostAsync("""{"object":"page","\ud800":1,"entry":[{"id":"261907812360345","messaging":[{"sender":{"id":"1","\ud800":2},"optin":{"ref":"\ud800","\udc00":1},"\ud800":3}]}]}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await _site.SettledAsync();
        Assert.Equal(EventOutcome.Recorded, Assert.Single(await _site.EventsAsync()).Outcome);
    }

    [Theory]
    [InlineData("page", "6", "6")]
    [InlineData("page", "6", Settings.PageId)]
    [InlineData("page", Settings.PageId, "6")]
    [InlineData("instagram", Settings.PageId, Settings.PageId)]
    [InlineData("", Settings.PageId, Settings.PageId)]
    public async Task What_is_for_somebody_else_is_stored_as_refused(string topic, string entry, string recipient)
    {
        using var response = await _http.PostAsync(Envelope(Entry(Event("\"optin\":{\"ref\":\"R\"}", pageId: recipient), entry), topic));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await _site.DeliverAsync(Event("\"read\":{}"));
        var stored = (await _site.EventsAsync())[0];
        Assert.Equal((EventOutcome.Refused, 0), (stored.Outcome, stored.Attempts));
        Assert.False(string.IsNullOrEmpty(stored.Reason));
        Assert.Empty(await _site.OptInsAsync());
    }

    [Fact]
    public async Task An_echo_goes_the_other_way_and_is_not_refused()
    {
        await _site.DeliverAsync(Event("\"message\":{\"is_echo\":true,\"mid\":\"m\"}", psid: Settings.PageId, pageId: Alice));
        Assert.Equal(("echo", EventOutcome.Kept), (await _site.EventsAsync()).Select(e => (e.Kind, e.Outcome)).Single());
    }

    [Fact]
    public async Task A_redelivery_changes_nothing()
    {
        var optIn = OptIn("R", At(1));
        await _site.DeliverAsync(optIn);
        var before = await _site.OptInsAsync();

        using var other = await _http.PostAsync(Envelope(Entry(optIn, time: 99)));
        await _site.DeliverAsync(OptIn("R=", At(1)), OptIn("R ", At(1)), Event("\"read\":{}"));

        Assert.Equal(2, (await _site.EventsAsync()).Count);
        Assert.Equivalent(before, await _site.OptInsAsync(), strict: true);
    }

    [Fact]
    public async Task The_same_delivery_twenty_times_at_once_counts_once()
    {
        var body = Delivery(OptIn("R", At(1)), OptIn("R", At(2)));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var response = await _http.PostAsync(body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }));
        await _site.SettledAsync();

        Assert.Equal(2, (await _site.EventsAsync()).Count);
        Assert.Equal(2, Assert.Single(await _site.OptInsAsync()).ClickCount);
    }

    [Fact]
    public async Task A_thousand_events_come_at_once()
    {
        using var response = await _http.PostAsync(Envelope(string.Join(',', Enumerable.Range(0, 100).Select(entry =>
            Entry(string.Join(',', Enumerable.Range(0, 10).Select(item => Event("\"read\":{}", 1000 + (entry * 10) + item))), time: entry)))));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1000, await _site.ReadAsync(db => db.WebhookEvents.CountAsync(Cancel)));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _site.DisposeAsync();
    }
}
