using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Catalogue;

/// <summary>Products as the merchant edits them, and as shoppers see them then.</summary>
public sealed class ProductTests : IAsyncDisposable
{
    private const string New = "/dashboard/products/product";
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_product_is_in_the_shop_at_once()
    {
        using var bob = await _site.MerchantAsync();
        var saved = await bob.UploadAsync(New, Fields("Brass <b>bell</b>"));

        Assert.Equal("Brass <b>bell</b> is saved.", saved.Notice());
        var page = await bob.GetAsync("/products/brass-b-bell-b");
        Assert.Equal("Brass <b>bell</b>", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("€12.50", page.Document.QuerySelector(".price .money")!.TextContent);
        Assert.Contains("no-picture", page.Document.QuerySelector("img.art")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("Brass &lt;b&gt;bell", (await bob.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(["Made of", "Delivery"], page.Document.QuerySelectorAll(".facts dt").Select(dt => dt.TextContent));
    }

    [Fact]
    public async Task What_is_hidden_is_neither_shown_nor_sold_and_comes_back()
    {
        using var bob = await _site.MerchantAsync();
        using var alice = _site.Visit();
        await alice.AddToCartAsync("oak-tray");
        var id = await IdAsync("oak-tray");

        await bob.PressAsync("/dashboard/products", ("id", $"{id}"), ("hide", "true"));

        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync("/products/oak-tray")).Status);
        Assert.DoesNotContain("Oak tray", (await alice.GetAsync("/")).Document.QuerySelectorAll(".card h3").Select(h => h.TextContent));
        Assert.Contains("Sold out meanwhile", (await alice.GetAsync("/cart")).Said, StringComparison.Ordinal);
        Assert.Equal("/Cart", (await alice.OrderAsync()).Location ?? "/Cart", ignoreCase: true);
        Assert.False(await _site.ReadAsync(db => db.Orders.AnyAsync(Cancel)));

        await bob.PressAsync("/dashboard/products", ("id", $"{id}"), ("hide", "false"));
        Assert.Equal(HttpStatusCode.OK, (await alice.GetAsync("/products/oak-tray")).Status);
    }

    /// <summary>Two tabs: one shows the form, in the other somebody buys.</summary>
    [Fact]
    public async Task What_was_sold_while_the_form_was_open_stays_sold()
    {
        using var bob = await _site.MerchantAsync();
        var id = await IdAsync("oak-tray");
        await bob.AddToCartAsync("oak-tray", 2);
        Assert.Equal(HttpStatusCode.Redirect, (await bob.OrderAsync()).Status);

        await bob.UploadAsync($"{New}/{id}", [.. Fields("Oak tray").Where(f => !f.Name.StartsWith("Input.Stock", StringComparison.Ordinal)), ("Input.Stock", "17"), ("Input.StockWas", "7")]);

        Assert.Equal(15, (await _site.ReadAsync(db => db.Products.SingleAsync(p => p.Id == id, Cancel))).Stock);
    }

    [Theory]
    [InlineData("Input.Price", "cheap", "A price is a number")]
    [InlineData("Input.Name", " ", "needs a name")]
    [InlineData("Input.Slug", "../../etc/passwd", "small letters")]
    [InlineData("Input.Slug", "oak-tray", "Another product has the address")]
    [InlineData("Input.Facts", "oak", "Each fact is a line")]
    [InlineData("Input.Stock", "-3", "stock is a whole number")]
    [InlineData("Input.Category", "no-such-shelf", "isn't there any more")]
    public async Task A_faulty_form_is_shown_again_with_what_was_typed(string field, string value, string sentence)
    {
        using var bob = await _site.MerchantAsync();
        var count = await _site.ReadAsync(db => db.Products.CountAsync(Cancel));

        var reply = await bob.UploadAsync(New, [.. Fields("Bell").Where(f => f.Name != field), (field, value)]);

        Assert.Contains(sentence, reply.Document.QuerySelector(".validation-summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Rings twice.", reply.Document.QuerySelector("#Input_Description")!.TextContent);
        Assert.Equal(count, await _site.ReadAsync(db => db.Products.CountAsync(Cancel)));
    }

    [Fact]
    public async Task The_address_of_a_product_never_changes()
    {
        using var bob = await _site.MerchantAsync();
        var id = await IdAsync("oak-tray");
        await bob.UploadAsync($"{New}/{id}", [.. Fields("Ash tray").Where(f => f.Name != "Input.Slug"), ("Input.Slug", "ash-tray")]);
        Assert.Equal("Ash tray", (await bob.GetAsync("/products/oak-tray")).Document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Nobody_else_gets_in_and_nothing_of_their_files_is_read()
    {
        using var charlie = _site.Visit();
        foreach (var path in new[] { New, "/dashboard/products/import", "/dashboard/products/pictures", "/dashboard/shop?handler=pictures", "/dashboard/products/products.csv" })
        {
            using var reply = path.EndsWith(".csv", StringComparison.Ordinal) ? await charlie.Http.GetAsync(path, Cancel) : await charlie.SendFilesAsync(path, [], ("file", "a.csv", new byte[200_000]));
            Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
            Assert.Contains("sign-in", reply.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Categories_are_the_merchants()
    {
        using var bob = await _site.MerchantAsync();
        const string path = "/dashboard/products/categories";
        await bob.PressAsync(path, ("name", "Bells & more"));
        await bob.PressAsync(path + "?handler=rename", ("slug", "cups"), ("name", "Mugs"));
        await bob.PressAsync(path + "?handler=up", ("slug", "bells-more"));
        var said = await bob.PressAsync(path + "?handler=delete", ("slug", "tea"));
        Assert.StartsWith("There are products on it", said.Notice(), StringComparison.Ordinal);

        var shop = await bob.GetAsync("/");
        Assert.Equal(["Everything", "Kettles & pots", "Mugs", "Tea", "Bells & more", "Table"], shop.Document.QuerySelectorAll(".chips a").Select(a => a.TextContent));
        Assert.Contains("nothing on this shelf", (await bob.GetAsync("/?category=bells-more")).Said, StringComparison.Ordinal);
        await bob.PressAsync(path + "?handler=delete", ("slug", "bells-more"));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/?category=bells-more")).Status);
    }

    [Theory]
    [InlineData("/dashboard/products", 12)]
    [InlineData("/dashboard/products?state=soldout", 1)]
    [InlineData("/dashboard/products?state=hidden", 0)]
    [InlineData("/dashboard/products?state=shown", 12)]
    [InlineData("/dashboard/products?search=TEAPOT", 1)]
    [InlineData("/dashboard/products?search=kettle", 1)]
    public async Task The_list_has_tabs_and_a_search(string path, int rows)
    {
        using var bob = await _site.MerchantAsync();
        Assert.Equal(rows, (await bob.GetAsync(path)).Document.QuerySelectorAll("table.products tbody tr").Length);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<int> IdAsync(string slug) => _site.ReadAsync(db => db.Products.Where(p => p.Slug == slug).Select(p => p.Id).SingleAsync(Cancel));

    internal static (string Name, string Value)[] Fields(string name) =>
    [
        ("Input.Name", name), ("Input.Price", "12.50"), ("Input.Stock", "3"), ("Input.StockWas", "3"), ("Input.Blurb", "Loud."), ("Input.Description", "Rings twice."), ("Input.Facts", "Made of: brass"),
    ];
}
