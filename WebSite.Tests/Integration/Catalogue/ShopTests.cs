using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Shopfront;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Catalogue;

/// <summary>The shop's own name, words, colours, delivery and currency.</summary>
public sealed class ShopTests : IAsyncDisposable
{
    private const string Path = "/dashboard/shop";
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_words_are_on_every_page_at_once()
    {
        using var bob = await _site.MerchantAsync();
        await bob.PressAsync(Path + "?handler=words", ("Words.Name", "Nord <Licht>"), ("Words.Heading", "Lamps that stay"), ("Words.Tagline", "lamps from the north"), ("Words.Imprint", "Nora Nord\nQuay 1"));

        var home = await bob.GetAsync("/");
        Assert.Equal("Lamps that stay · Nord <Licht>", home.Document.Title);
        Assert.Equal("Lamps that stay", home.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("Nord <Licht>, lamps from the north.", home.Document.QuerySelector(".foot p")!.TextContent);
        Assert.Contains("Nora Nord\nQuay 1", (await bob.GetAsync("/contact")).Said, StringComparison.Ordinal);
        Assert.EndsWith("Nord <Licht>", (await bob.GetAsync("/dashboard")).Document.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Kettle", (await bob.GetAsync("/privacy")).Said, StringComparison.Ordinal);
    }

    /// <summary>The consent's wording names the shop: a new version is there with the new name.</summary>
    [Fact]
    public async Task The_consent_box_has_the_new_name()
    {
        await using SiteHost site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")]);
        using var bob = await site.MerchantAsync();
        await bob.PressAsync(Path + "?handler=words", ("Words.Name", "Nordlicht"));
        await bob.AddToCartAsync("oak-tray");
        Assert.Contains("Nordlicht may write to me", (await bob.GetAsync("/checkout")).Said, StringComparison.Ordinal);
        Assert.Equal(2, await site.ReadAsync(db => db.ConsentWordings.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Colours_come_as_a_stylesheet_of_our_own_and_the_policy_holds()
    {
        using var bob = await _site.MerchantAsync();
        Assert.Empty((await bob.GetAsync("/")).Document.QuerySelectorAll("link[href^='/theme/']"));
        await bob.PressAsync(Path + "?handler=colours", ("Colours.Brand", "7A1F5D"), ("Colours.Hero", "#ffd0e8"));

        var home = await bob.GetAsync("/");
        var theme = home.Document.QuerySelector("link[href^='/theme/']")!.GetAttribute("href")!;
        using var css = await bob.Http.GetAsync(theme, Cancel);
        Assert.Contains("immutable", css.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Equal("text/css", css.Content.Headers.ContentType!.MediaType);
        Assert.Contains("--brand:#7a1f5d;", await css.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("--on-hero:#000000", await css.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("style-src 'self'", home.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", home.Text, StringComparison.Ordinal);

        // A page of before still gets colours, and keeps them no longer than it must.
        using var old = await bob.Http.GetAsync("/theme/0123456789abcdef.css", Cancel);
        Assert.Equal("no-store", old.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("#ffcc00", "would do")]
    [InlineData("red;}*{x:y", "A colour looks like")]
    public async Task A_colour_that_cannot_be_is_told_of_and_not_taken(string colour, string sentence)
    {
        using var bob = await _site.MerchantAsync();
        var reply = await bob.PostAsync(Path + "?handler=colours", [("Colours.Brand", colour)], from: "/dashboard/shop");
        Assert.Contains(sentence, reply.Said, StringComparison.Ordinal);
        Assert.Empty((await bob.GetAsync("/")).Document.QuerySelectorAll("link[href^='/theme/']"));
    }

    [Fact]
    public async Task Delivery_is_the_merchants_and_orders_keep_what_they_were_placed_with()
    {
        using var bob = await _site.MerchantAsync();
        await bob.AddToCartAsync("pebble-mug");
        var before = (await bob.OrderAsync()).Location!;
        await bob.PressAsync(Path + "?handler=delivery", ("Delivery.Fee", "7,50"), ("Delivery.FreeFrom", ""), ("Delivery.Time", "3 days"), ("Delivery.Countries", "SE"), ("Delivery.Countries", "FI"));

        var page = await bob.GetAsync("/delivery");
        Assert.Contains("We deliver to Finland and Sweden in 3 days. It costs €7.50.", page.Said, StringComparison.Ordinal);
        await bob.AddToCartAsync("ember-kettle");
        Assert.Contains("€7.50", (await bob.GetAsync("/cart")).Document.QuerySelector(".sums")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["", "FI", "SE"], (await bob.GetAsync("/checkout")).Document.QuerySelectorAll("#Input_Country option").Select(o => o.GetAttribute("value")));
        var reply = await bob.PostAsync("/checkout", [.. Visitor.OrderFields.Where(f => f.Name is not ("Input.Country" or "Input.PostalCode")), ("Input.Country", "DE"), ("Input.PostalCode", "20100")]);
        Assert.Contains("Choose a country from the list", reply.Said, StringComparison.Ordinal);
        Assert.Contains("€4.90", (await bob.GetAsync(before)).Document.QuerySelector(".sums")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_currency_holds_for_everything_but_orders()
    {
        using var bob = await _site.MerchantAsync();
        await bob.AddToCartAsync("pebble-mug");
        var before = (await bob.OrderAsync()).Location!;
        await bob.AddToCartAsync("ember-kettle");
        Assert.StartsWith("Nothing was changed: tick the box", (await bob.PressAsync(Path + "?handler=currency", ("currency", "JPY"))).Notice(), StringComparison.Ordinal);

        await bob.PressAsync(Path + "?handler=currency", ("currency", "JPY"), ("isSure", "true"));

        Assert.Contains("JPY\u00a089", (await bob.GetAsync("/cart")).Document.QuerySelector(".sums")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("€26.90", (await bob.GetAsync(before)).Document.QuerySelector(".sums")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(1 in EUR)", (await bob.GetAsync(Path)).Said, StringComparison.Ordinal);
        var after = (await bob.OrderAsync()).Location!;
        Assert.Contains("JPY\u00a0", (await bob.GetAsync(after)).Document.QuerySelector(".sums")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["JPY"], await _site.ReadAsync(db => db.Products.Select(p => p.Currency).Distinct().ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_logo_is_on_pages_and_in_codes()
    {
        using var bob = await _site.MerchantAsync();
        await bob.UploadAsync(Path + "?handler=pictures", [], ("logo", "logo.png", Upload.Picture(SkiaSharp.SKEncodedImageFormat.Png, 300, 300)));

        var home = await bob.GetAsync("/");
        Assert.Matches("^/pictures/[0-9a-f]{32}/small.webp$", home.Document.QuerySelector(".brand img")!.GetAttribute("src"));
        Assert.Equal("image/webp", home.Document.QuerySelector("link[rel=icon]")!.GetAttribute("type"));
        var code = await bob.MakeAsync(_site, "codes");
        Assert.Contains("data:image/png;base64,", (await bob.GetAsync($"/dashboard/entry-points/codes/{code.Id}/qr.svg?logo=true")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync($"/dashboard/entry-points/codes/{code.Id}/qr.png?logo=true")).Status);
        await bob.PressAsync(Path + "?handler=bare&which=logo");
        Assert.Contains("logo", (await bob.GetAsync("/")).Document.QuerySelector(".brand img")!.GetAttribute("src"), StringComparison.Ordinal);
    }

    /// <summary>Two instances on one database: the second sees what the first changed, without being asked.</summary>
    [Fact]
    public async Task Another_instance_sees_a_change()
    {
        await using SiteHost other = new(database: _site.Database);
        _ = other.Address;
        using var bob = await _site.MerchantAsync();
        await bob.PressAsync(Path + "?handler=words", ("Words.Name", "Nordlicht"));
        await other.Services.GetRequiredService<CurrentShop>().FollowAsync(Cancel);
        using var alice = other.Visit();
        Assert.EndsWith("Nordlicht", (await alice.GetAsync("/")).Document.Title, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
