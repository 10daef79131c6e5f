using System.Net;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Whose word for a browser's scheme and address is believed.</summary>
public class ForwardingTests
{
    private const string Warning = "which Proxies:Trusted doesn't name, and was ignored";

    [Theory]
    [InlineData("https", true)]
    [InlineData("HTTPS", true)]
    [InlineData("https, http", true)]
    [InlineData("https,http,http", true)]
    [InlineData("http, https", false)]
    [InlineData("http", false)]
    [InlineData("", false)]
    [InlineData("wss", false)]
    [InlineData("https evil", false)]
    public async Task The_browsers_own_side_of_several_proxies_counts(string header, bool isHttps)
    {
        await using var site = new SiteHost();
        Assert.Equal(isHttps, await IsHttpsAsync(site, header));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("10.0.0.0/8")]
    [InlineData("2001:db8::/32")]
    public async Task Somebody_who_is_not_named_is_not_believed_and_the_log_says_so_once(string trusted)
    {
        LogLines log = new();
        await using var site = new SiteHost([new("Proxies:Trusted:0", trusted)], log: log);
        Assert.False(await IsHttpsAsync(site, "https"));
        Assert.False(await IsHttpsAsync(site, "https"));
        Assert.Contains("127.0.0.1", Assert.Single(log.All, line => line.Contains(Warning, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task Somebody_who_is_named_is_believed(string trusted)
    {
        LogLines log = new();
        await using var site = new SiteHost([new("Proxies:Trusted:0", trusted)], log: log);
        Assert.True(await IsHttpsAsync(site, "https"));
        Assert.DoesNotContain(log.All, line => line.Contains(Warning, StringComparison.Ordinal));
    }

    /// <summary>Five wrong tries close one address: so it shows which the site takes for the client's.</summary>
    [Theory]
    [InlineData("1", "203.0.113.7", "203.0.113.8", false)]
    [InlineData("1", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("1", "1.1.1.1, 203.0.113.7", "2.2.2.2, 203.0.113.7", true)] // What a client puts before changes nothing.
    [InlineData("2", "203.0.113.7, 127.0.0.2", "203.0.113.8, 127.0.0.2", false)] // Two proxies, both named.
    [InlineData("2", "203.0.113.7, 127.0.0.2", "203.0.113.7, 127.0.0.2", true)]
    [InlineData("1", "203.0.113.7, 127.0.0.2", "203.0.113.8, 127.0.0.2", true)] // One is allowed: the second stands for the client.
    [InlineData("2", "203.0.113.7, 198.51.100.1", "203.0.113.8, 198.51.100.1", true)] // The second isn't named.
    [InlineData("1", "203.0.113.7:5000", "203.0.113.7:5001", true)]
    public async Task Limits_count_the_clients_own_address(string hops, string first, string second, bool isSame)
    {
        await using var site = new SiteHost([new("Proxies:Hops", hops), new("Proxies:Trusted:0", "127.0.0.0/8")]);
        Assert.Equal(isSame, await IsSameAsync(site, first, second));
    }

    [Fact]
    public async Task Of_somebody_who_is_not_named_the_connection_counts()
    {
        await using var site = new SiteHost([new("Proxies:Trusted:0", "10.0.0.1")]);
        Assert.True(await IsSameAsync(site, "203.0.113.7", "203.0.113.8"));
    }

    /// <summary>A proxy that nobody thought of passes on what the client itself wrote there.</summary>
    [Fact]
    public async Task Where_no_proxy_is_named_an_address_is_believed_from_nobody_and_the_log_says_so()
    {
        LogLines log = new();
        await using var site = new SiteHost(log: log);
        Assert.True(await IsSameAsync(site, "203.0.113.7", "203.0.113.8"));
        Assert.Single(log.All, line => line.Contains("Proxies:Trusted names no proxy", StringComparison.Ordinal));
    }

    private static async Task<bool> IsSameAsync(SiteHost site, string first, string second)
    {
        using var charlie = site.Visit();
        charlie.Http.DefaultRequestHeaders.Add("X-Forwarded-For", first);
        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(HttpStatusCode.OK, await TryAsync(charlie));
        }

        using var other = site.Visit();
        other.Http.DefaultRequestHeaders.Add("X-Forwarded-For", second);
        return await TryAsync(other) == HttpStatusCode.TooManyRequests;
    }

    private static async Task<HttpStatusCode> TryAsync(Visitor visitor) =>
        (await visitor.PostAsync("/account/sign-in", [("Input.Email", MerchantPage.Email), ("Input.Password", "a wrong password")], from: "/account/sign-in")).Status;

    private static async Task<bool> IsHttpsAsync(SiteHost site, string header)
    {
        using var alice = site.Visit();
        alice.Http.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-Proto", header);
        var cookies = (await alice.GetAsync("/products/harbour-teapot")).Cookies.ToList();
        return Assert.Single(cookies.Select(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)).Distinct());
    }
}
