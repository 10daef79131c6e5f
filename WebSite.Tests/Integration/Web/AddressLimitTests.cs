using System.Globalization;
using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Cookies are free, addresses aren't: what writes is limited by the address of the client.</summary>
public class AddressLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Carts", "/products/dawn-cup")]
    [InlineData("Carts", "/cart?handler=Set")]
    [InlineData("Carts", "/cart/copy/1x1")]
    [InlineData("Orders", "/checkout")]
    [InlineData("Numbers", "/orders/0/number?handler=Confirm")]
    [InlineData("Numbers", "/orders/0/number?handler=Change")]
    [InlineData("Finds", "/orders/find")]
    [InlineData("Hints", "/messenger/hint")]
    [InlineData("Hints", "/messenger/report")]
    [InlineData("Steps", "/messenger/steps")]
    [InlineData("Others", "/consent")]
    [InlineData("Others", "/messenger/choose")]
    [InlineData("Others", "/orders/0?handler=Withdraw")]
    [InlineData("Others", "/nothing")]
    public async Task Fresh_cookies_get_no_more_than_the_address_and_others_go_on(string limit, string path)
    {
        await using var site = new SiteHost([KeyValuePair.Create($"Limits:{limit}", (string?)"3")]);
        for (var n = 0; n < 5; n++)
        {
            using var fresh = site.Visit();
            Assert.Equal(n < 3, (await fresh.PostAsync(path, [], from: "/products/dawn-cup")).Status != HttpStatusCode.TooManyRequests);
        }

        using var neighbour = site.VisitFrom(7);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await neighbour.PostAsync(path, [], from: "/products/dawn-cup")).Status);
        using var looking = site.Visit();
        Assert.Equal(HttpStatusCode.OK, (await looking.GetAsync("/products/dawn-cup")).Status);
    }

    [Fact]
    public async Task The_page_says_what_to_do_and_the_answer_how_long_to_wait()
    {
        await using var site = new SiteHost([KeyValuePair.Create("Limits:Carts", (string?)"2")]);
        for (var n = 0; n < 2; n++)
        {
            using var fresh = site.Visit();
            Assert.Equal(HttpStatusCode.Redirect, (await fresh.AddToCartAsync("dawn-cup")).Status);
        }

        using var alice = site.Visit();
        var refused = await alice.AddToCartAsync("dawn-cup");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(int.Parse(Assert.Single(refused.Headers["Retry-After"]), CultureInfo.InvariantCulture), 200, 300);
        Assert.Equal("That was a lot at once", refused.Document.QuerySelector("h1")!.TextContent);
        Assert.Matches("so this wasn't done and nothing was changed. Please go back and try again in [45] minutes.", refused.Document.QuerySelector(".lead")!.TextContent);
        Assert.Equal(2, await site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Orders_of_one_address_do_not_empty_the_shop()
    {
        await using var site = new SiteHost([KeyValuePair.Create("Limits:Orders", (string?)"2")]);
        for (var n = 0; n < 4; n++)
        {
            using var fresh = site.Visit();
            await fresh.AddToCartAsync("dawn-cup", 10);
            await fresh.OrderAsync();
        }

        Assert.Equal((2, 22), await site.ReadAsync(async db => (await db.Orders.CountAsync(Cancel), await db.Products.Where(p => p.Slug == "dawn-cup").Select(p => p.Stock).SingleAsync(Cancel))));
    }

    [Fact]
    public async Task What_Facebook_posts_when_a_person_leaves_has_no_limit_that_strangers_use_up()
    {
        await using var site = new SiteHost([KeyValuePair.Create("Limits:Others", (string?)"1")]);
        using var http = site.Browser();
        for (var n = 0; n < 3; n++)
        {
            using var refused = await http.LeaveAsync(RequestSigner.Deletion, "x");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("Limits:Carts", "0", "Limits:Carts is '0'. Allowed: 1 to 1000000.")]
    [InlineData("Limits:Orders", "-1", "Limits:Orders is '-1'.")]
    [InlineData("Limits:HintsOfASession", "1000001", "Limits:HintsOfASession is '1000001'.")]
    [InlineData("Shop:MostOfOne", "0", "Shop:MostOfOne is '0'. Allowed: 1 to 1000 pieces of a product in one order.")]
    [InlineData("Shop:MostOfStock", "0", "Shop:MostOfStock is '0'. Allowed: 1 to 100, the percentage of what is left that one order may have.")]
    [InlineData("Shop:MostOfStock", "101", "Shop:MostOfStock is '101'.")]
    [InlineData("Matching:MostADay", "0", "Matching:MostADay is '0'. Allowed: 1 to 100000. To send none, set Matching:IsOffered to false.")]
    [InlineData("Matching:MostADayByAddress", "201", "Matching:MostADayByAddress is '201'. Allowed: 1 to 200, which is Matching:MostADay.")]
    [InlineData("Matching:MostADayToANumber", "0", "Matching:MostADayToANumber is '0'.")]
    public async Task A_limit_that_is_none_stops_the_start(string name, string value, string sentence)
    {
        await using var site = new SiteHost([KeyValuePair.Create(name, (string?)value)]);
        var fault = Assert.Throws<OptionsValidationException>(() => site.Address);
        Assert.Contains(fault.Failures, failure => failure.StartsWith(sentence, StringComparison.Ordinal));
    }
}
