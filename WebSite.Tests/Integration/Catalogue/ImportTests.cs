using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Catalogue;

/// <summary>Files of products: shown first, then what was shown is taken, or nothing.</summary>
public sealed class ImportTests : IAsyncDisposable
{
    private const string Path = "/dashboard/products/import";
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_file_would_change_is_shown_and_nothing_is_done_before_the_yes()
    {
        using var bob = await _site.MerchantAsync();
        var shown = await ReadAsync(bob, "slug,name,price,stock\noak-tray,,49.00,\npebble-mug,Pebble mug,22.00,27\nbell,<i>Bell</i>,5,\n");

        Assert.Equal(["1", "1", "1", "0"], Tally(shown));
        Assert.Contains("price 48.00 → 49.00", shown.Said, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;Bell", shown.Text, StringComparison.Ordinal);
        Assert.Equal((12, 4800), await CountAndPriceAsync());

        var done = await TakeAsync(bob, shown);

        Assert.Equal("Done: 1 new product, 1 changed.", done.Notice());
        Assert.Equal((13, 4900), await CountAndPriceAsync());
        Assert.Equal(7, await _site.ReadAsync(db => db.Products.Where(p => p.Slug == "bell").Select(p => p.Stock).SingleAsync(Cancel)));
    }

    /// <summary>The faulty line's category isn't made either.</summary>
    [Fact]
    public async Task What_is_faulty_can_be_left_out()
    {
        using var bob = await _site.MerchantAsync();
        var shown = await ReadAsync(bob, "slug,name,price,category\nbell,Bell,5,\nhorn,,7,Brass\nwhistle,Whistle,loud,Brass\n");

        Assert.Equal(["1", "0", "0", "2"], Tally(shown));
        var said = shown.Document.QuerySelector(".validation-summary-errors")!.TextContent;
        Assert.All(["Line 3: A product needs a name", "Line 4: The price “loud”"], text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.Equal("Leave these out and take the other one", shown.Document.QuerySelector("form.choices button")!.TextContent);
        Assert.Equal((12, 4800), await CountAndPriceAsync());

        Assert.Equal("Done: 1 new product, 0 changed.", (await TakeAsync(bob, shown)).Notice());
        Assert.Equal((13, 4800), await CountAndPriceAsync());
        Assert.False(await _site.ReadAsync(db => db.Categories.AnyAsync(c => c.Name == "Brass", Cancel)));
    }

    /// <summary>What keeps the whole file out is none of those that are left off because they are too many.</summary>
    [Fact]
    public async Task Among_any_number_of_faulty_lines_too_many_categories_are_still_said()
    {
        using var bob = await _site.MerchantAsync();
        var lines = Enumerable.Range(0, 220).Select(n => $"faulty-{n},,5,").Concat(Enumerable.Range(0, 60).Select(n => $"good-{n},Good {n},5,Shelf {n}"));
        var shown = await ReadAsync(bob, "slug,name,price,category\n" + string.Join('\n', lines) + "\n");

        Assert.Contains("categories. A shop may have 50.", shown.Document.QuerySelector(".validation-summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("form.choices"));
    }

    [Theory]
    [InlineData("slug,name,price\nbell,Bell,5\nhorn,\"Ho\"rn,5\n", "Line 3: A quotation mark stands where none can be")]
    [InlineData("slug,name,price\nhorn,,\n", "Line 2: A product needs a name")]
    [InlineData("", "The file is empty")]
    public async Task With_nothing_to_take_nothing_is_taken(string file, string fault)
    {
        using var bob = await _site.MerchantAsync();
        var shown = await ReadAsync(bob, file);

        Assert.Contains(fault, shown.Document.QuerySelector(".validation-summary-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("button.button[type=submit], form.choices"));
        await bob.PostAsync(Here(shown) + "?handler=apply", [("mark", "0")], from: "/dashboard/shop");
        Assert.Equal((12, 4800), await CountAndPriceAsync());
    }

    /// <summary>Somebody buys between the look and the yes: what was said yes to would put the piece back.</summary>
    [Fact]
    public async Task When_the_shop_has_changed_meanwhile_nothing_is_done()
    {
        using var bob = await _site.MerchantAsync();
        var shown = await ReadAsync(bob, "slug,stock\noak-tray,20\n");
        await bob.AddToCartAsync("oak-tray");
        await bob.OrderAsync();

        var again = await TakeAsync(bob, shown);

        Assert.StartsWith("Nothing was done: the shop has changed", again.Notice(), StringComparison.Ordinal);
        Assert.Contains("stock 6 → 20", again.Said, StringComparison.Ordinal);
        Assert.Equal("Done: 0 new products, 1 changed.", (await TakeAsync(bob, again)).Notice());
    }

    [Theory]
    [InlineData("shopify.csv", 4)]
    [InlineData("woocommerce.csv", 4)]
    public async Task Exports_of_others_are_taken_as_they_come(string name, int products)
    {
        using var bob = await _site.MerchantAsync();
        var bytes = await File.ReadAllBytesAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", "products", name), Cancel);
        var shown = await bob.UploadAsync(Path, [("Stock", "7")], ("file", name, bytes));

        Assert.Equal([$"{products}", "0", "0", "0"], Tally(shown));
        await TakeAsync(bob, shown);
        Assert.Equal(12 + products, (await CountAndPriceAsync()).Count);
        Assert.Equal(["0", "0", $"{products}", "0"], Tally(await bob.UploadAsync(Path, [("Stock", "7")], ("file", name, bytes))));
    }

    [Fact]
    public async Task The_own_export_changes_nothing_when_it_is_read_again()
    {
        using var bob = await _site.MerchantAsync();
        var file = await bob.Http.GetByteArrayAsync("/dashboard/products/products.csv", Cancel);
        Assert.Equal(["0", "0", "12", "0"], Tally(await bob.UploadAsync(Path, [("Stock", "7")], ("file", "products.csv", file))));
    }

    [Fact]
    public async Task Ten_thousand_products_take_seconds()
    {
        using var bob = await _site.MerchantAsync();
        var text = new StringBuilder("slug,name,price,stock,category,description\n");
        for (var n = 0; n < 10_000; n++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"lamp-{n},Lamp {n},12.50,{n % 50},Lamps,{new string('x', 500)}\n");
        }

        var clock = Stopwatch.StartNew();
        var shown = await ReadAsync(bob, text.ToString());
        var read = clock.Elapsed;
        Assert.Equal("10000", Tally(shown)[0]);
        clock.Restart();
        Assert.Equal("Done: 10000 new products, 0 changed.", (await TakeAsync(bob, shown)).Notice());
        TestContext.Current.TestOutputHelper!.WriteLine($"read and shown in {read.TotalSeconds:0.0} s, taken in {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.True(read < TimeSpan.FromSeconds(20) && clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal(28, (await bob.GetAsync("/?page=209")).Document.QuerySelectorAll(".card").Length);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static Task<WebReply> ReadAsync(Visitor bob, string text) => bob.UploadAsync(Path, [("Stock", "7")], ("file", "shop.csv", Encoding.UTF8.GetBytes(text)));

    private static string Here(WebReply shown) => shown.Document.QuerySelector("form.choices")?.GetAttribute("action")?.Split('?')[0] ?? Path + "/00000000-0000-0000-0000-000000000000";

    private static Task<WebReply> TakeAsync(Visitor bob, WebReply shown) =>
        bob.PressAsync(Here(shown) + "?handler=apply", ("mark", shown.Document.QuerySelector("input[name=mark]")!.GetAttribute("value")!));

    private static string[] Tally(WebReply shown) => [.. shown.Document.QuerySelectorAll(".tally dd").Select(dd => dd.TextContent)];

    private async Task<(int Count, long Price)> CountAndPriceAsync() => await _site.ReadAsync(async db =>
        (await db.Products.CountAsync(Cancel), await db.Products.Where(p => p.Slug == "oak-tray").Select(p => p.PriceMinor).SingleAsync(Cancel)));
}
