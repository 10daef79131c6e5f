using Microsoft.AspNetCore.Http;
using WebSite.Campaigns;

namespace WebSite.Tests.Unit.Campaigns;

public class CountedRequestTests
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    [Theory]
    [InlineData(Phone)]
    [InlineData(Phone + " Instagram 350.0 [FBAN/FBIOS]")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36")]
    public void A_persons_open_counts(string agent) => Assert.True(CountedRequest.Is(Request(agent)));

    [Theory]
    [InlineData("")]
    [InlineData("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [InlineData("WhatsApp/2.23.20.0 A")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("TelegramBot (like TwitterBot)")]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5")]
    [InlineData("curl/8.5.0")]
    public void A_program_that_says_so_is_not_counted(string agent) => Assert.False(CountedRequest.Is(Request(agent)));

    [Theory]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("X-Purpose", "preview")]
    [InlineData("X-Moz", "prefetch")]
    public void What_is_loaded_ahead_is_not_counted(string header, string value)
    {
        var request = Request(Phone);
        request.Headers[header] = value;
        Assert.False(CountedRequest.Is(request));
    }

    [Fact]
    public void Asking_for_the_headers_alone_is_not_counted()
    {
        var request = Request(Phone);
        request.Method = "HEAD";
        Assert.False(CountedRequest.Is(request));
    }

    private static HttpRequest Request(string agent)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Headers.UserAgent = agent;
        return request;
    }
}
