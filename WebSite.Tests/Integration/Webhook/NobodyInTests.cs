using System.Net;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Webhook;

/// <summary>Odd deliveries, as they come over the wire; <see cref="DeliveryTests"/> has the ordinary ones.</summary>
public sealed class NobodyInTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();
    private readonly HttpClient _http;

    public NobodyInTests() => _http = _site.Browser();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hexadecimal_counts_in_upper_case_too()
    {
        var body = Encoding.UTF8.GetBytes(Delivery(OptIn("R")));
        using var response = await _http.PostSignedAsync(body, "sha256=" + Sign(body)[7..].ToUpperInvariant());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(await _site.EventsAsync());
    }

    [Theory]
    [InlineData("sha1=")]
    [InlineData("sha512=")]
    [InlineData("md5=")]
    [InlineData("none=")]
    [InlineData("SHA256=")]
    public async Task The_header_chooses_no_algorithm(string prefix)
    {
        var body = Encoding.UTF8.GetBytes(Delivery(OptIn("R")));
        await AssertRefusedAsync(body, prefix + Sign(body)[7..]);
    }

    [Fact]
    public async Task What_was_signed_escaped_has_to_come_escaped()
    {
        var plain = Encoding.UTF8.GetBytes(Delivery(Event("\"message\":{\"mid\":\"m\",\"text\":\"äöå 🫖 </>\"}")));
        var escaped = Encoding.UTF8.GetBytes(Delivery(Event("""
            "message":{"mid":"m","text":"\u00e4\u00f6\u00e5 \ud83e\uded6 \u003C\/>"}
            """)));

        await AssertRefusedAsync(plain, Sign(escaped));
        await AssertRefusedAsync(escaped, Sign(plain));
        foreach (var body in new[] { plain, escaped })
        {
            using var response = await _http.PostSignedAsync(body, Sign(body));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Single(await _site.EventsAsync());
    }

    [Fact]
    public async Task An_empty_body_is_refused_without_a_signature_and_unreadable_with_one()
    {
        await AssertRefusedAsync([]);
        await AssertUnreadableAsync([]);
    }

    [Fact]
    public async Task Nesting_has_an_end()
    {
        await AssertUnreadableAsync(Encoding.UTF8.GetBytes(Delivery($$"""{"x":{{new string('[', 100_000)}}{{new string(']', 100_000)}} }""")));
        await AssertUnreadableAsync(Encoding.UTF8.GetBytes(new string('[', 500_000)));
    }

    [Fact]
    public Task Bytes_that_are_no_text_are_unreadable() => AssertUnreadableAsync([.. "{\"object\":\"page\",\"entry\":[],\"x\":\""u8, 0xc3, 0x28, .. "\"}"u8]);

    [Fact]
    public async Task Of_a_name_that_comes_twice_the_last_counts()
    {
        using var response = await _http.PostAsync(Envelope(Entry(
            $$"""{"sender":{"id":"1"},"sender":{"id":"2"},"recipient":{"id":"{{Settings.PageId}}"},"optin":{"ref":"A"},"optin":{"ref":"B"},"timestamp":1,"timestamp":{{At(2)}}}"""), topic: "x\",\"object\":\"page"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await _site.SettledAsync();
        var stored = Assert.Single(await _site.EventsAsync());
        Assert.Equal(("2", At(2), EventOutcome.Recorded), (stored.Sender, stored.Timestamp?.ToUnixTimeMilliseconds(), stored.Outcome));
    }

    [Fact]
    public async Task Numbers_that_no_type_holds_are_stored_like_any_other()
    {
        const string item = """{"sender":{"id":1e400},"recipient":{"id":261907812360345},"timestamp":1e400,"optin":{"ref":"R"},"x":-1E-999999999999}""";
        using var response = await _http.PostAsync(Envelope("{\"id\":261907812360345,\"time\":1e400,\"messaging\":[" + item + "]}"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await _site.SettledAsync();
        var stored = Assert.Single(await _site.EventsAsync());
        Assert.Equal((item, "1e400", null, EventOutcome.Recorded), (stored.Raw, stored.Sender, stored.Timestamp, stored.Outcome));
    }

    [Fact]
    public async Task Ten_thousand_events_come_at_once()
    {
        using var response = await _http.PostAsync(Envelope(Entry(string.Join(',', Enumerable.Range(1, 10_000).Select(n => $$"""{"sender":{"id":"{{n}}"},"optin":{"ref":"R"},"timestamp":{{At(n)}}}""")))));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(10_000, await _site.ReadAsync(db => db.WebhookEvents.Select(e => e.Timestamp).Distinct().CountAsync(Cancel)));
        await _site.SettledAsync();
        Assert.Equal(10_000, await _site.ReadAsync(db => db.OptIns.CountAsync(o => o.ClickCount == 1, Cancel)));
    }

    /// <summary>Neither header is signed; the bytes are.</summary>
    [Theory]
    [InlineData(null, null)]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("multipart/form-data; boundary=x", null)]
    [InlineData("application/json; charset=utf-16", "gzip")]
    [InlineData("nonsense", "nonsense")]
    public async Task Signed_bytes_count_whatever_the_headers_call_them(string? type, string? encoding)
    {
        var bytes = Encoding.UTF8.GetBytes(Delivery(OptIn("R")));
        using var right = await PostAsAsync(bytes, type, encoding);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Single(await _site.EventsAsync());

        using var wrong = await PostAsAsync("object=page"u8.ToArray(), type, encoding);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.StartsWith("The body must be JSON in UTF-8", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _site.DisposeAsync();
    }

    private async Task<HttpResponseMessage> PostAsAsync(byte[] body, string? type, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Hub-Signature-256", Sign(body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type is null ? [] : [type]);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding is null ? [] : [encoding]);
        return await _http.SendAsync(request, Cancel);
    }

    private async Task AssertRefusedAsync(byte[] body, params string[] signatures)
    {
        using var response = await _http.PostSignedAsync(body, signatures);
        Assert.Equal((HttpStatusCode.Unauthorized, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel)));
        Assert.Empty(await _site.EventsAsync());
    }

    private async Task AssertUnreadableAsync(byte[] body)
    {
        using var response = await _http.PostSignedAsync(body, Sign(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await _site.EventsAsync());
    }
}
