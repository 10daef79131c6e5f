using System.Net;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration;

public class RefReadingTests
{
    [Theory]
    [InlineData("localhost", null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", null, HttpStatusCode.OK)]
    [InlineData("rebound.example", null, HttpStatusCode.NotFound)]
    [InlineData("shop.tunnel.example", "203.0.113.7", HttpStatusCode.NotFound)]
    [InlineData("localhost", "203.0.113.7", HttpStatusCode.NotFound)]
    public async Task A_ref_is_read_to_this_machine_only_and_not_through_a_tunnel_to_it(string host, string? forwardedFor, HttpStatusCode expected)
    {
        await using var site = new SiteHost();
        using var http = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dev/refs/whatever") { Headers = { Host = host } };
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }
}
