using System.Net;
using System.Xml.Linq;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

public class PolicyTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task Nothing_of_Facebooks_is_allowed_without_consent_or_without_a_spot()
    {
        using var alice = shared.Site.Visit();
        string[] all = ["/", "/products/harbour-teapot", "/cart", "/checkout", "/privacy", "/account/sign-in", "/nothing", "/health/live", "/js/messenger/start.js"];
        foreach (var path in all)
        {
            AssertStrict(await alice.GetAsync(path), path);
        }

        await alice.ConsentAsync("no");
        AssertStrict(await alice.GetAsync("/products/harbour-teapot"), "refused");

        await alice.ConsentAsync();
        foreach (var path in all.Where(p => !p.Contains("harbour-teapot", StringComparison.Ordinal)))
        {
            AssertStrict(await alice.GetAsync(path), path);
        }

        var page = await alice.GetAsync("/products/harbour-teapot");
        Assert.Contains("frame-src https://www.facebook.com https://staticxx.facebook.com https://socialplugin.facebook.net;", page.Policy, StringComparison.Ordinal);
        Assert.Contains("'strict-dynamic'", page.Policy, StringComparison.Ordinal);
        Assert.Equal("same-origin-allow-popups", Assert.Single(page.Headers["Cross-Origin-Opener-Policy"]));
        Assert.Equal("unsafe-none", Assert.Single(page.Headers["Cross-Origin-Embedder-Policy"]));
        Assert.DoesNotContain("trusted-types", page.Policy, StringComparison.Ordinal);
        Assert.NotEqual(page.Policy, (await alice.GetAsync("/products/harbour-teapot")).Policy);

        await alice.ConsentAsync("ask");
        AssertStrict(await alice.GetAsync("/products/harbour-teapot"), "asked again");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/products/harbour-teapot")]
    [InlineData("/cart")]
    [InlineData("/privacy")]
    [InlineData("/nothing")]
    [InlineData("/account/sign-in")]
    public async Task No_page_is_kept_by_whatever_lies_between(string path)
    {
        using var alice = shared.Site.Visit();
        Assert.Contains("no-store", Assert.Single((await alice.GetAsync(path)).Headers["Cache-Control"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/products/harbour-teapot")]
    [InlineData("/cart")]
    [InlineData("/nothing")]
    public async Task Shop_pages_without_a_plugin_take_no_text_for_markup(string path)
    {
        using var alice = shared.Site.Visit();
        Assert.EndsWith("; require-trusted-types-for 'script'; trusted-types site", (await alice.GetAsync(path)).Policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cart", "/cart")]
    [InlineData("/?category=tea", "/?category=tea")]
    [InlineData("//evil.example", "/")]
    [InlineData("///evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("https:evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("", "/")]
    public async Task The_answer_leads_back_and_never_off_the_site(string back, string expected)
    {
        using var alice = shared.Site.Visit();
        var reply = await alice.ConsentAsync("yes", back);
        Assert.Equal((HttpStatusCode.Redirect, expected), (reply.Status, reply.Location));
        Assert.StartsWith("messenger-consent=yes; max-age=", Assert.Single(reply.Cookies), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_answer_that_nobody_offered_is_refused()
    {
        using var alice = shared.Site.Visit();
        Assert.Equal(HttpStatusCode.BadRequest, (await alice.ConsentAsync("maybe")).Status);
    }

    [Theory]
    [InlineData(false, "shopper=")]
    [InlineData(true, "__Host-shopper=")]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites(bool isHttps, string shopper)
    {
        using var alice = shared.Site.Visit(isHttps);
        List<string> cookies = [.. (await alice.GetAsync("/products/harbour-teapot")).Cookies];
        cookies.AddRange((await alice.ConsentAsync()).Cookies);
        cookies.AddRange((await alice.AddToCartAsync("harbour-teapot")).Cookies);

        Assert.Contains(cookies, c => c.StartsWith(shopper, StringComparison.Ordinal) && c.Contains("path=/;", StringComparison.OrdinalIgnoreCase));
        Assert.True(cookies.Count >= 3);
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", c);
            Assert.Equal(isHttps, c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task The_code_is_drawn_for_the_spots_own_browser_only()
    {
        using var alice = shared.Site.Visit();
        var page = await alice.GetAsync("/products/harbour-teapot");
        var reply = await alice.GetAsync("/messenger/qr/" + page.Spot);
        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (reply.Status, reply.Headers["Content-Type"].Single().Split(';')[0]));
        Assert.Equal("svg", XDocument.Parse(reply.Text).Root!.Name.LocalName);

        using var charlie = shared.Site.Visit();
        await charlie.GetAsync("/products/harbour-teapot");
        Assert.Equal(HttpStatusCode.NotFound, (await charlie.GetAsync("/messenger/qr/" + page.Spot)).Status);
        foreach (var other in new[] { "x", "CfDJ8AAAA", new string('a', 149), "https%3A%2F%2Fevil.example", page.Ref, page.LinkRef })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync("/messenger/qr/" + other)).Status);
        }
    }

    private static void AssertStrict(WebReply reply, string path)
    {
        Assert.True(reply.Policy.Contains("frame-src 'none'", StringComparison.Ordinal), path);
        Assert.All(["facebook", "strict-dynamic", "unsafe", "http"], word => Assert.DoesNotContain(word, reply.Policy, StringComparison.Ordinal));
        Assert.StartsWith("default-src 'none';", reply.Policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", reply.Policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(reply.Headers["Cross-Origin-Opener-Policy"]));
        Assert.Equal("require-corp", Assert.Single(reply.Headers["Cross-Origin-Embedder-Policy"]));
        Assert.Equal("nosniff", Assert.Single(reply.Headers["X-Content-Type-Options"]));
    }
}
