using System.Net;
using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Where the shop's address has https, browsers are kept on it.</summary>
public class HttpsTests
{
    private static readonly KeyValuePair<string, string?> Public = new("Site:PublicUrl", "https://shop.example");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "https://shop.example/")]
    [InlineData("/products/harbour-teapot?a=1&b=%C3%B6", "https://shop.example/products/harbour-teapot?a=1&b=%C3%B6")]
    [InlineData("/account/sign-in?ReturnUrl=%2Fdashboard", "https://shop.example/account/sign-in?ReturnUrl=%2Fdashboard")]
    [InlineData("//evil.example/", "https://shop.example//evil.example/")]
    [InlineData("/nowhere", "https://shop.example/nowhere")]
    [InlineData("/css/base.css", "https://shop.example/css/base.css")]
    public async Task Http_is_sent_on_to_the_same_web_page_at_the_shops_own_address(string path, string expected)
    {
        await using var site = new SiteHost([Public]);
        using var http = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address.GetLeftPart(UriPartial.Authority) + path)) { Headers = { Host = "evil.example" } };
        using var reply = await http.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.PermanentRedirect, expected), (reply.StatusCode, reply.Headers.Location?.OriginalString));
        Assert.Contains("nosniff", reply.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData($"/webhook?hub.mode=subscribe&hub.challenge=7&hub.verify_token={Settings.VerifyToken}", HttpStatusCode.OK)]
    public async Task Those_who_ask_from_inside_are_answered_by_http(string path, HttpStatusCode expected)
    {
        await using var site = new SiteHost([Public]);
        using var http = site.Browser();
        using var reply = await http.GetAsync(path, Cancel);
        Assert.Equal(expected, reply.StatusCode);
    }

    [Theory]
    [InlineData("https", null)]
    [InlineData("https, http", null)]
    [InlineData("https", "10.0.0.1")] // Not believed; a redirect would come back for ever.
    public async Task Behind_a_proxy_that_has_https_there_is_no_loop(string header, string? trusted)
    {
        await using var site = new SiteHost(trusted is null ? [Public] : [Public, new("Proxies:Trusted:0", trusted)]);
        using var http = site.Browser();
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", header);
        using var reply = await http.GetAsync("/", Cancel);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://shop.example")]
    public async Task Without_https_in_the_shops_address_nobody_is_sent_on(string? url)
    {
        await using var site = new SiteHost([new("Site:PublicUrl", url)]);
        using var http = site.Browser();
        using var reply = await http.GetAsync("/", Cancel);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Theory]
    [InlineData(null, "max-age=31536000")]
    [InlineData("true", "max-age=31536000; includeSubDomains")]
    public async Task Browsers_are_told_to_keep_to_https(string? setting, string expected)
    {
        await using var site = new SiteHost([Public, new("environment", "Production"), new("Site:HstsIncludeSubDomains", setting)]);
        using var alice = site.Visit();
        alice.Http.DefaultRequestHeaders.Host = "shop.example";
        Assert.Equal(expected, Assert.Single((await alice.GetAsync("/")).Headers["Strict-Transport-Security"]));
    }
}
