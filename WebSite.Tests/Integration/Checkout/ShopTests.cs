using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Checkout;

public sealed class ShopTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looking_writes_nothing()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var before = await RowsAsync();
        string[] paths =
        [
            "/", "/?category=tea", "/products/harbour-teapot", "/products/night-garden", "/cart", "/checkout", "/delivery", "/privacy",
            "/messenger/choose", "/orders", "/cart/copy/1x2-3x1", "/cart/copy/nonsense", "/account/sign-in", "/dashboard", "/health/ready", "/nothing", "/orders/" + new string('0', 32),
        ];
        foreach (var path in paths)
        {
            Assert.True((await alice.GetAsync(path)).Status < HttpStatusCode.InternalServerError, path);
        }

        var spot = (await alice.GetAsync("/products/harbour-teapot")).Spot;
        foreach (var path in new[] { "/messenger/qr/" + spot, "/messenger/connection?spot=" + spot, "/messenger/choose?spot=" + spot, "/messenger/confirm?spot=" + spot })
        {
            Assert.Equal(HttpStatusCode.OK, (await alice.GetAsync(path)).Status);
        }

        Assert.Equal(before, await RowsAsync());
        await alice.AddToCartAsync("harbour-teapot");
        Assert.NotEqual(before, await RowsAsync());
    }

    [Fact]
    public async Task The_cart_adds_sets_and_removes()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot", 2);
        await alice.AddToCartAsync("harbour-teapot");
        await alice.AddToCartAsync("dawn-cup", 9);
        await alice.AddToCartAsync("dawn-cup", 9);
        Assert.Equal([("q-harbour-teapot", "3"), ("q-dawn-cup", "10")], await CartAsync(alice));

        var id = await _site.ReadAsync(db => db.Products.Where(p => p.Slug == "harbour-teapot").Select(p => p.Id).SingleAsync(Cancel));
        await alice.PostAsync("/cart?handler=Set", [("productId", $"{id}"), ("quantity", "1")]);
        Assert.Equal([("q-harbour-teapot", "1"), ("q-dawn-cup", "10")], await CartAsync(alice));

        foreach (var quantity in new[] { "-1", "11", "2147483647", "2147483648" })
        {
            var reply = await alice.PostAsync("/cart?handler=Set", [("productId", $"{id + 10}"), ("quantity", quantity)]);
            Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        }

        await alice.PostAsync("/cart?handler=Set", [("productId", "5"), ("quantity", "1")]);
        await alice.PostAsync("/cart?handler=Set", [("productId", $"{id}"), ("quantity", "0")]);
        Assert.Equal([("q-dawn-cup", "10")], await CartAsync(alice));
    }

    [Theory]
    [InlineData("harbour-teapot", "0", "Choose from 1 to 5 pieces: so many one order may have.")]
    [InlineData("harbour-teapot", "-3", "Choose from 1 to 5 pieces: so many one order may have.")]
    [InlineData("harbour-teapot", "11", "Choose from 1 to 5 pieces: so many one order may have.")]
    [InlineData("harbour-teapot", "99999999999", "Choose from 1 to 5 pieces: so many one order may have.")]
    [InlineData("harbour-teapot", "two", "Choose from 1 to 5 pieces: so many one order may have.")]
    [InlineData("night-garden", "1", "Night garden is sold out.")]
    public async Task What_cannot_be_bought_is_not_put_in_the_cart(string slug, string quantity, string notice)
    {
        using var alice = _site.Visit();
        await alice.PostAsync("/products/" + slug, [("quantity", quantity)]);
        Assert.Contains(notice, (await alice.GetAsync("/cart")).Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), await _site.ReadAsync(async db => (await db.CartLines.CountAsync(Cancel), await db.CheckoutSessions.CountAsync(Cancel))));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var alice = _site.Visit();
        Assert.Equal(HttpStatusCode.BadRequest, (await alice.PostAsync("/products/harbour-teapot", [("quantity", "1")], token: "", from: null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await alice.PostAsync("/consent", [("answer", "yes")], token: "", from: null)).Status);
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task An_order_that_is_posted_many_times_at_once_is_placed_once()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot", 2);
        var token = await alice.TokenAsync();
        var cookie = alice.Shopper;

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var tab = _site.Visit();
            tab.Shopper = cookie;
            return await tab.PostAsync("/checkout", Visitor.OrderFields, await tab.TokenAsync(), from: null);
        }));

        Assert.NotEqual("", token);
        Assert.StartsWith("/orders/", Assert.Single(replies.Select(r => r.Location).Distinct()), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await _site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
        Assert.Equal(7, await _site.ReadAsync(db => db.Products.Where(p => p.Slug == "harbour-teapot").Select(p => p.Stock).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Nobody_gets_a_piece_that_somebody_else_got()
    {
        // All have it in their carts before the first one orders: afterwards it couldn't be put there any more.
        var shoppers = Enumerable.Range(0, 6).Select(_ => _site.Visit()).ToList();
        await Task.WhenAll(shoppers.Select(shopper => shopper.AddToCartAsync("drift-iron-pot")));
        var replies = await Task.WhenAll(shoppers.Select(shopper => shopper.OrderAsync()));
        shoppers.ForEach(shopper => shopper.Dispose());

        Assert.Equal(3, replies.Count(r => r.Status == HttpStatusCode.Redirect));
        Assert.All(replies.Where(r => r.Status == HttpStatusCode.OK), r => Assert.Contains("has sold out meanwhile", r.Text, StringComparison.Ordinal));
        Assert.Equal(0, await _site.ReadAsync(db => db.Products.Where(p => p.Slug == "drift-iron-pot").Select(p => p.Stock).SingleAsync(Cancel)));
        Assert.Equal(3, await _site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
    }

    [Fact]
    public async Task After_the_order_the_browser_begins_another_session()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var first = _site.Read((await alice.GetAsync("/cart")).Ref);
        await alice.OrderAsync();

        Assert.Empty(await CartAsync(alice));
        await alice.AddToCartAsync("dawn-cup");
        var second = _site.Read((await alice.GetAsync("/cart")).Ref);
        Assert.NotEqual(first.SessionToken, second.SessionToken);
        Assert.Equal(first.Browser, second.Browser);
    }

    [Theory]
    [InlineData("Name", "", "Enter your name.")]
    [InlineData("Name", "   ", "Enter your name.")]
    [InlineData("Email", "alice", "An e-mail address looks like name@example.com.")]
    [InlineData("Street", "", "Enter your street and house number.")]
    [InlineData("PostalCode", "?", "A postal code in Finland looks like 00550.")]
    [InlineData("City", "", "Enter your town or city.")]
    [InlineData("Country", "", "Choose a country.")]
    [InlineData("Country", "XX", "Choose a country from the list.")]
    public async Task A_wrong_field_is_named_and_nothing_is_ordered(string field, string value, string message)
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var reply = await alice.PostAsync("/checkout", [.. Visitor.OrderFields.Where(f => f.Name != "Input." + field), ("Input." + field, value)]);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(message, Assert.Single(reply.Document.QuerySelectorAll(".validation-summary-errors li")).TextContent.Trim());
        Assert.Equal("#Input_" + field, reply.Document.QuerySelector(".validation-summary-errors a")!.GetAttribute("href"));
        Assert.Equal(0, await _site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task<IEnumerable<(string?, string?)>> CartAsync(Visitor visitor) =>
        (await visitor.GetAsync("/cart")).Document.QuerySelectorAll("input.amount").Select(i => (i.Id, i.GetAttribute("value")));

    /// <summary>The number of rows of every table.</summary>
    private Task<string> RowsAsync() => _site.ReadAsync(async db =>
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' ORDER BY name").ToListAsync(Cancel);
        List<string> rows = [];
        foreach (var table in tables)
        {
            var count = $"SELECT COUNT(*) AS Value FROM \"{table}\"";
            rows.Add($"{table} {await db.Database.SqlQueryRaw<int>(count).SingleAsync(Cancel)}");
        }

        return string.Join('\n', rows);
    });
}
