using System.Net;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Over https every cookie has the prefix that browsers guard, and none without it is read.</summary>
public class HostCookieTests
{
    private static readonly string[] All = ["shopper", "messenger-consent", "form", "merchant", "known", "kept", ".AspNetCore.Mvc.CookieTempDataProvider"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_cookie_has_the_name_that_its_scheme_allows(bool isHttps)
    {
        await using var site = new SiteHost();
        var cookies = await SetAsync(site, isHttps);

        Assert.Equal(All.Select(name => isHttps ? "__Host-" + name : name).Order(), cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order());
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("path=/", cookie.Split("; "), StringComparer.OrdinalIgnoreCase);
            Assert.Equal(isHttps, cookie.Split("; ").Contains("secure", StringComparer.OrdinalIgnoreCase));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("merchant={0}", false)]
    [InlineData("__host-merchant={0}", false)]
    [InlineData("__Host-merchant={0}", true)]
    [InlineData("__Host-merchant=; merchant={0}", false)]
    [InlineData("merchant=junk; __Host-merchant={0}", true)]
    [InlineData("a=b=c; ; \"; __Host-merchant={0}; x", true)]
    public async Task Over_https_a_session_is_read_by_its_guarded_name_only(string header, bool isIn)
    {
        await using var site = new SiteHost();
        using var bob = site.Visit(isHttps: true);
        await bob.PostAsync(await MerchantPage.WelcomePathAsync(site), [("Input.Email", MerchantPage.Email), ("Input.Password", MerchantPage.Password)], from: Visitor.SomeForm);
        using var http = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dashboard/opt-ins") { Headers = { { "X-Forwarded-Proto", "https" } } };
        request.Headers.TryAddWithoutValidation("Cookie", string.Format(null, header, bob.Cookie("merchant")));
        using var reply = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(isIn ? HttpStatusCode.OK : HttpStatusCode.Redirect, reply.StatusCode);
    }

    [Fact]
    public async Task Over_http_the_guarded_name_is_none()
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        using var http = site.Browser();
        http.DefaultRequestHeaders.Add("Cookie", "__Host-merchant=" + bob.Cookie("merchant"));
        using var reply = await http.GetAsync("/dashboard/opt-ins", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shopper_orders_and_a_merchant_works_by_either_scheme(bool isHttps)
    {
        await using var site = new SiteHost();
        using var alice = site.Visit(isHttps);
        await alice.AddToCartAsync("harbour-teapot");
        var order = await alice.OrderAsync();
        Assert.StartsWith("/orders/", order.Location, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await alice.GetAsync(order.Location!)).Status);

        using var bob = site.Visit(isHttps);
        await bob.PostAsync(await MerchantPage.WelcomePathAsync(site), [("Input.Email", MerchantPage.Email), ("Input.Password", MerchantPage.Password)], from: Visitor.SomeForm);
        var page = await bob.PressAsync("/dashboard/account", ("Current", MerchantPage.Password), ("Input.Password", "five loud herons by the sea"));
        Assert.StartsWith("The password is changed.", page.Notice(), StringComparison.Ordinal);
        await bob.PostAsync("/account/sign-out", [], from: "/dashboard/opt-ins");
        Assert.Null(bob.Cookie("merchant"));
    }

    private static async Task<List<string>> SetAsync(SiteHost site, bool isHttps)
    {
        using var visitor = site.Visit(isHttps);
        List<WebReply> replies = [await visitor.GetAsync("/products/harbour-teapot"), await visitor.ConsentAsync()];
        replies.Add(await visitor.PostAsync(
            await MerchantPage.WelcomePathAsync(site), [("Input.Email", MerchantPage.Email), ("Input.Password", MerchantPage.Password)], from: Visitor.SomeForm));
        replies.Add(await visitor.PostWithoutFollowingAsync("/dashboard/account", ("Current", "")));
        replies.Add(await visitor.PostAsync("/dashboard/account", [("Current", MerchantPage.Password), ("Input.Password", "five loud herons by the sea")], from: "/dashboard/account"));
        return [.. replies.SelectMany(reply => reply.Cookies)];
    }
}
