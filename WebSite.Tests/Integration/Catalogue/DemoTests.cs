using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Catalogue;

/// <summary>The demo: a new shop has it or hasn't, and one click takes it out.</summary>
public sealed class DemoTests
{
    private static readonly string[] Folders = ["WebSite", "wwwroot"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_shop_may_begin_with_nothing()
    {
        using var folder = new TempFolder();
        await using SiteHost site = new([KeyValuePair.Create("Shop:Demo", (string?)"false"), KeyValuePair.Create("Shop:Currency", (string?)"CHF")], database: folder.File("site.db"));
        using var bob = await site.MerchantAsync();

        var home = await bob.GetAsync("/");
        Assert.Equal("Welcome · Our shop", home.Document.Title);
        Assert.Contains("nothing for sale here yet", home.Said, StringComparison.Ordinal);
        Assert.NotNull(home.Document.QuerySelector("main a[href='/dashboard/products']"));
        Assert.Contains("No products yet", (await bob.GetAsync("/dashboard/products")).Said, StringComparison.Ordinal);
        await bob.UploadAsync("/dashboard/products/product", ProductTests.Fields("Bell"));
        Assert.Equal("CHF\u00a012.50", (await bob.GetAsync("/products/bell")).Document.QuerySelector(".price .money")!.TextContent);
    }

    [Fact]
    public async Task One_click_takes_it_out_but_for_what_orders_name()
    {
        await using SiteHost site = new();
        using var bob = await site.MerchantAsync();
        await bob.AddToCartAsync("oak-tray");
        var order = (await bob.OrderAsync()).Location!;
        var mug = await site.ReadAsync(db => db.Products.Where(p => p.Slug == "pebble-mug").Select(p => p.Id).SingleAsync(Cancel));
        await bob.UploadAsync($"/dashboard/products/product/{mug}", ProductTests.Fields("My mug"));
        await bob.AddToCartAsync("dawn-cup");
        var asked = await bob.GetAsync("/dashboard/products/demo");
        Assert.Contains("10 demo products are deleted", asked.Said, StringComparison.Ordinal);
        Assert.Contains("1 demo product is hidden", asked.Said, StringComparison.Ordinal);

        var done = await bob.PressAsync("/dashboard/products/demo");

        Assert.Equal("The demo is gone: 10 products were deleted, 1 is hidden, since orders name it.", done.Notice());
        var home = await bob.GetAsync("/");
        Assert.Equal(["My mug"], home.Document.QuerySelectorAll(".card h3").Select(h => h.TextContent));
        Assert.Equal("Welcome · Our shop", home.Document.Title);
        Assert.Contains("Oak tray", (await bob.GetAsync(order)).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/cart")).Status);
        Assert.DoesNotContain("demo shop", done.Said, StringComparison.Ordinal);
        var highest = await site.ReadAsync(db => db.Products.MaxAsync(p => p.Id, Cancel));
        await bob.UploadAsync("/dashboard/products/product", ProductTests.Fields("Bell"));
        Assert.Equal(13, await site.ReadAsync(db => db.Products.Where(p => p.Slug == "bell").Select(p => p.Id).SingleAsync(Cancel)));
        Assert.True(highest < 13, "Ids stand in refs: those of deleted products aren't used again.");
    }

    [Fact]
    public async Task A_shop_of_before_looks_as_it_did()
    {
        using var old = new OldShop();
        await using var site = old.Site();
        using var alice = site.Visit();

        var home = await alice.GetAsync("/");
        Assert.Equal("Slow things for the tea table", home.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("Kettle & Kin, a small shop for the tea table.", home.Document.QuerySelector(".foot p")!.TextContent);
        Assert.Equal(12, home.Document.QuerySelectorAll(".card").Length);
        Assert.All(home.Document.QuerySelectorAll(".card img"), img => Assert.StartsWith("/img/products/", img.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Equal(["Everything", "Kettles & pots", "Cups", "Tea", "Table"], home.Document.QuerySelectorAll(".chips a").Select(a => a.TextContent));
        Assert.True(await site.ReadAsync(db => db.Products.AllAsync(p => p.IsDemo && p.NameKey != "", Cancel)));
    }

    /// <summary>What belongs to the demo stands in its data, and nowhere in the code.</summary>
    [Fact]
    public void No_code_names_the_demo()
    {
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(DocumentedLines.Root(), folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".css" or ".js" or ".json" && !file.Contains("Migrations", StringComparison.Ordinal) && Path.GetFileName(file) != "demo.json");
        var named = files.SelectMany(file => File.ReadLines(file).Where(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"\b(kettle|teapot|tea)s?\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase)).Select(line => $"{file}: {line}"));
        Assert.Empty(named);
    }
}
