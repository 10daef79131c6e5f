using System.Text.RegularExpressions;
using AngleSharp.Dom;
using WebSite.Shopfront;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>Nothing on a Japanese page of the shop is in Latin letters but names and the merchant's own words: a text that somebody forgot to put into the resources shows itself here.</summary>
public sealed partial class TranslatedPageTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly string[] Names = ["Send to Messenger", "Messenger", "Facebook", "UTC", "QR", "Alice", "Archer", "alice@example.com", "name@example.com", "Harbour Street", "Turku", "Cookie", "stop", "start", "EC1Y", "8SY"];

    /// <summary>The merchant's, longest first: one may be a part of another.</summary>
    private static readonly string[] Merchants =
    [
        .. Demo.Shop.Products.SelectMany(p => p.Facts.SelectMany(fact => fact.Split(": ")).Concat([p.Name, p.Blurb, p.Description])),
        .. Demo.Shop.Categories.Select(c => c.Name), Demo.Shop.Words.Name!, Demo.Shop.Words.Tagline!, Demo.Shop.Words.Heading!, Demo.Shop.Words.Greeting!,
    ];

    private static readonly string[] Read = ["aria-label", "alt", "title", "placeholder", "content", "data-promise"];

    private static readonly string[] Known = [.. Names.Concat(Merchants).OrderByDescending(text => text.Length)];

    [Theory]
    [InlineData("/")]
    [InlineData("/?category=cups")]
    [InlineData("/products/harbour-teapot")]
    [InlineData("/cart")]
    [InlineData("/delivery")]
    [InlineData("/privacy")]
    [InlineData("/orders")]
    [InlineData("/orders/find")]
    [InlineData("/nowhere")]
    [InlineData("/go/abcdefghijkmnpqr")]
    [InlineData("/m/abcdefgh")]
    [InlineData("/messenger/choose")]
    [InlineData("/messenger/confirm")]
    [InlineData("/cart/copy/1x2-2x1")]
    [InlineData("/cart/copy/x")]
    public async Task A_page_has_no_English_left(string path)
    {
        using var alice = shared.Site.Visit();
        Check((await alice.GetAsync("/ja" + path)).Document);
    }

    [Fact]
    public async Task Nor_has_what_a_shopper_meets_who_buys()
    {
        using var alice = shared.Site.Visit();
        var cart = (await alice.PostAsync("/ja/products/harbour-teapot", [("quantity", "1")])).Location!;
        Check((await alice.GetAsync(cart)).Document);
        Check((await alice.GetAsync("/ja/checkout")).Document);
        Check((await alice.PostAsync("/ja/checkout", [("Input.Name", "")])).Document);
        Check((await alice.PostAsync("/ja/checkout", [.. Visitor.OrderFields.Where(field => field.Name != "Input.PostalCode"), ("Input.PostalCode", "x")])).Document);
        var order = (await alice.PostAsync("/ja/checkout", Visitor.OrderFields)).Location!;
        Check((await alice.GetAsync(order)).Document);
        Check((await alice.GetAsync(order)).Document);
        Check((await alice.GetAsync("/ja/orders")).Document);
        Check((await alice.GetAsync("/ja/cart")).Document);
        using var bob = shared.Site.Visit();
        Check((await bob.GetAsync(order)).Document);
        Check((await bob.PostAsync("/ja/orders/find", [("Input.Number", "1"), ("Input.Email", "")])).Document);
    }

    private static void Check(IDocument page)
    {
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
        var texts = page.QuerySelectorAll("title, meta[name=description], body *:not(script):not([hreflang]):not(code)")
            .SelectMany(element => element.ChildNodes.OfType<IText>().Select(text => text.Data).Concat(Read.Select(element.GetAttribute).OfType<string>()))
            .Concat(page.QuerySelectorAll("section script").Select(script => SaysName().Replace(script.TextContent, "")));
        var left = texts.Select(text => Known.Aggregate(text, (rest, known) => rest.Replace(known, "", StringComparison.Ordinal)).Trim()).Where(text => Latin().IsMatch(text)).Distinct().ToList();
        Assert.True(left.Count == 0, $"{page.Title}: in English still:\n{string.Join('\n', left)}");
    }

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Latin();

    [GeneratedRegex("\"[a-z_]+\":")]
    private static partial Regex SaysName();
}
