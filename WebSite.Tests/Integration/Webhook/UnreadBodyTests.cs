using System.Net;
using Messenger.AspNetCore.Webhook;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Webhook;

/// <summary>Bodies that cost the site little, whoever sends them.</summary>
public sealed class UnreadBodyTests : IAsyncDisposable
{
    private const int MiB = 1024 * 1024;

    /// <summary>Of the right form; what it signs is another matter.</summary>
    private static readonly string WellFormed = Sign("x"u8);

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SignatureResult.Missing)]
    [InlineData(SignatureResult.Missing, "X-Hub-Signature-256:")]
    [InlineData(SignatureResult.Missing, "X-Hub-Signature: sha1=0123456789012345678901234567890123456789")]
    [InlineData(SignatureResult.Malformed, "X-Hub-Signature-256: sha1=0123456789012345678901234567890123456789")]
    [InlineData(SignatureResult.Malformed, "X-Hub-Signature-256: sha256=0123")]
    [InlineData(SignatureResult.Malformed, "X-Hub-Signature-256: {0}", "X-Hub-Signature-256: {0}")]
    [InlineData(SignatureResult.Malformed, "X-Hub-Signature-256: {0}0")]
    public async Task What_no_secret_can_have_signed_is_refused_before_a_byte_of_its_body_comes(SignatureResult reason, params string[] headers)
    {
        string[] signatures = [.. headers.Select(header => header.Replace("{0}", WellFormed, StringComparison.Ordinal))];
        var address = _site.Address;
        string[] lengths = [$"Content-Length: {MiB}", $"Content-Length: {100 * MiB}", "Transfer-Encoding: chunked"];
        Assert.All(await Task.WhenAll(lengths.Select(length => AnswerAsync(address, ["POST /webhook HTTP/1.1", length, .. signatures]))), answer =>
        {
            Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
            Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        });

        await _site.SoonAsync(db => db.DeliveryRefusals.AnyAsync(r => r.Reason == reason && r.Count == 3, Cancel));
    }

    [Theory]
    [InlineData("POST", "413")]
    [InlineData("PUT", "405")]
    public async Task Nor_is_the_body_of_other_refused_requests_waited_for(string method, string status)
    {
        using var request = await RawRequest.SendAsync(_site.Address, $"{method} /webhook HTTP/1.1", $"Content-Length: {MiB + 1}", $"X-Hub-Signature-256: {WellFormed}");
        Assert.StartsWith($"HTTP/1.1 {status} ", await request.AnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buffer_that_is_used_again_shows_nothing_of_the_body_before()
    {
        using var http = _site.Browser();
        foreach (var filler in new[] { 900_000, 100_000, 400_000 })
        {
            using var response = await http.PostAsync(Large(filler));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal([100_000, 400_000, 900_000], (await _site.EventsAsync()).Select(e => e.Raw.Count(c => c == 't')).Order().Select(t => t / 100_000 * 100_000));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Sends a head and nothing of the body: an answer and the end of the connection come all the same.</summary>
    private static async Task<string> AnswerAsync(Uri address, string[] head)
    {
        using var request = await RawRequest.SendAsync(address, head);
        return await request.AnswerAsync();
    }

    private static string Large(int filler) => Delivery(Event($"\"message\":{{\"mid\":\"{filler}\",\"text\":\"{new string('t', filler)}\"}}", At(filler)));
}
