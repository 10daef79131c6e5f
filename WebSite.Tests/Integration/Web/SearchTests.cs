using System.Net;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>What a search engine finds.</summary>
public class SearchTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/?category=tea&utm_source=x", "/?category=tea")]
    [InlineData("/products/harbour-teapot?fbclid=x", "/products/harbour-teapot")]
    [InlineData("/cart", "/cart")]
    [InlineData("/delivery", "/delivery")]
    [InlineData("/privacy", "/privacy")]
    public async Task A_shop_page_says_what_it_is_and_which_address_is_its_own(string path, string canonical)
    {
        await using var site = new SiteHost(new Dictionary<string, string?> { ["Site:PublicUrl"] = "https://shop.example" });
        using var alice = site.Visit();
        var page = (await alice.GetAsync(path)).Text;
        Assert.Matches("<html lang=\"[a-z]+\"", page);
        Assert.Matches("<meta name=\"viewport\" content=\"width=device-width", page);
        Assert.Matches("<meta name=\"description\" content=\"[^\"]{10,}\"", page);
        Assert.Contains($"<link rel=\"canonical\" href=\"https://shop.example{canonical}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_has_no_address_of_its_own()
    {
        await using var site = new SiteHost(new Dictionary<string, string?> { ["Site:PublicUrl"] = "https://shop.example" });
        using var alice = site.Visit();
        Assert.DoesNotContain("canonical", (await alice.GetAsync("/nothing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shop_may_be_searched_and_the_dashboard_not()
    {
        await using var site = new SiteHost();
        using var alice = site.Visit();
        var reply = await alice.GetAsync("/robots.txt");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains("Disallow: /dashboard\n", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /\n", reply.Text, StringComparison.Ordinal);
    }
}
