using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.Logging;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Who fills the log with what is refused, gets a line a second and reason, and no more.</summary>
public partial class StrangerLogTests
{
    private const int Times = 30;

    private static readonly string WellFormed = Payload.Sign("x"u8);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Refused requests to verify the webhook", "GET /webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guess HTTP/1.1", "Content-Length: 0", "")]
    [InlineData("Refused callbacks about people who leave", "POST /privacy/data-deletion HTTP/1.1", "Content-Length: 1", "x")]
    [InlineData("Refused callbacks about people who leave", "POST /privacy/deauthorize HTTP/1.1", "Content-Length: 1", "x")]
    [InlineData("Deliveries of more than 64 KiB that were not taken", "POST /webhook HTTP/1.1", "Content-Length: 2000000", "")]
    [InlineData("Deliveries that broke off", "POST /webhook HTTP/1.1", "Transfer-Encoding: chunked", "no chunk\r\n")]
    [InlineData("Forms that were refused before they were read", "POST /cart HTTP/1.1", "Content-Length: 2000000", "")]
    public async Task What_is_refused_over_and_over_is_counted_into_one_line(string text, string request, string length, string body)
    {
        LogLines log = new();
        ManualClock clock = new();
        await using var site = new SiteHost([LogLines.AllOfThem], clock, log: log);
        var address = site.Address;

        // All at once: of a body that never comes, Kestrel closes the connection only after five seconds.
        Assert.All(await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => AskAsync(address, request, length, body))), answer => Assert.Matches("^HTTP/1.1 4", answer));

        // The first may have been told at once; all others wait for the second to be over.
        var told = () => log.All.Where(line => line.Contains(text, StringComparison.Ordinal)).Select(line => int.Parse(Figure().Match(line).Value, CultureInfo.InvariantCulture)).ToList();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        while (told().Sum() < Times)
        {
            limit.Token.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(Times, told().Sum());
        Assert.InRange(told().Count, 1, 2);
    }

    /// <summary>ASP.NET Core itself writes ten lines for each cookie of its own that it can't read.</summary>
    [Theory]
    [InlineData("form")]
    [InlineData(".AspNetCore.Mvc.CookieTempDataProvider")]
    [InlineData("merchant")]
    [InlineData("kept")]
    [InlineData("known")]
    [InlineData("shopper")]
    public async Task A_cookie_that_cannot_be_read_writes_no_line(string cookie)
    {
        using var log = new LogWatch(LogLevel.Warning);
        await using var site = new SiteHost(log: log);
        using var http = site.Browser();
        http.DefaultRequestHeaders.Add("Cookie", cookie + "=rubbish");
        foreach (var path in new[] { "/cart", "/account/sign-in" })
        {
            using var response = await http.GetAsync(path, Cancel);
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Empty(log.Errors);
    }

    private static async Task<string> AskAsync(Uri address, string request, string length, string body)
    {
        using var raw = await RawRequest.SendAsync(address, request, length, "Connection: close", $"X-Hub-Signature-256: {WellFormed}");
        await raw.SendAsync(Encoding.ASCII.GetBytes(body));
        return await raw.AnswerAsync();
    }

    [GeneratedRegex("(?<=: )[0-9]+(?=,)")]
    private static partial Regex Figure();
}
