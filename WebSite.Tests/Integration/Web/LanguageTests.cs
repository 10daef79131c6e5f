using System.Net;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>The shop's pages are in the language that their address says.</summary>
public sealed class LanguageTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private const string Teapot = "/products/harbour-teapot";

    private readonly SiteHost _site = shared.Site;

    [Theory]
    [InlineData("", "en", null, "Add to cart", "€64.00")]
    [InlineData("/de", "de", null, "In den Warenkorb", "64,00\u00a0€")]
    [InlineData("/fr", "fr", null, "Ajouter au panier", "64,00\u00a0€")]
    [InlineData("/es", "es", null, "Añadir al carrito", "64,00\u00a0€")]
    [InlineData("/ar", "ar", "rtl", "أضف إلى السلة", "64.00")]
    [InlineData("/ja", "ja", null, "カートに入れる", "€64.00")]
    public async Task A_product_page_is_in_its_addresss_language(string before, string language, string? direction, string button, string price)
    {
        using var alice = _site.Visit();
        var page = await alice.GetAsync(before + Teapot);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(direction, page.Document.DocumentElement.GetAttribute("dir"));
        Assert.Equal(button, page.Document.QuerySelector("form.buy button")!.TextContent);
        Assert.Contains(price, page.Document.QuerySelector(".price .money")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_forms_and_what_follows_a_form_stay_in_the_language_and_files_have_none()
    {
        using var alice = _site.Visit();
        var page = await alice.GetAsync("/de" + Teapot);
        var links = page.Document.QuerySelectorAll("a[href^='/']:not([hreflang])").Select(link => link.GetAttribute("href")!).ToList();
        Assert.All(links, link => Assert.StartsWith("/de/", link, StringComparison.Ordinal));
        var files = page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img").Select(file => file.GetAttribute("href") ?? file.GetAttribute("src")!).ToList();
        Assert.All(files, file => Assert.False(file.StartsWith("/de/", StringComparison.Ordinal), file));
        var added = await alice.PostAsync("/de" + Teapot, [("quantity", "1")]);
        Assert.Equal("/de/cart", added.Location);
        var cart = await alice.GetAsync(added.Location!);
        Assert.Contains("liegt in Ihrem Warenkorb.", cart.Text, StringComparison.Ordinal);
        Assert.Contains("1 Artikel", cart.Document.QuerySelector("header nav")!.TextContent.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var faulty = await alice.PostAsync("/de/checkout", [("Input.Name", "Alice")]);
        Assert.Contains("Geben Sie Ihre E-Mail-Adresse ein.", faulty.Text, StringComparison.Ordinal);
        Assert.StartsWith("/de/orders/", (await alice.PostAsync("/de/checkout", Visitor.OrderFields)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_choice_keeps_the_page_and_names_languages_in_themselves()
    {
        using var alice = _site.Visit();
        var choice = (await alice.GetAsync("/fr/?category=cups")).Document.QuerySelectorAll(".languages a");
        Assert.Equal(["English", "Deutsch", "Français", "Español", "العربية", "日本語"], choice.Select(link => link.TextContent));
        Assert.Equal(["/?category=cups", "/de/?category=cups", "/fr/?category=cups"], choice.Take(3).Select(link => link.GetAttribute("href")));
        Assert.Equal("fr", Assert.Single(choice, link => link.HasAttribute("aria-current")).GetAttribute("hreflang"));
        Assert.Equal("/de/nowhere", (await alice.GetAsync("/nowhere")).Document.QuerySelector(".languages [hreflang=de]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Search_engines_learn_of_all_languages()
    {
        await using var site = new SiteHost([new("Site:PublicUrl", "https://shop.example.com")]);
        using var alice = site.Visit();
        var head = (await alice.GetAsync("/de" + Teapot)).Document.Head!;
        Assert.Equal("https://shop.example.com/de" + Teapot, head.QuerySelector("[rel=canonical]")!.GetAttribute("href"));
        var others = head.QuerySelectorAll("[rel=alternate]").ToDictionary(link => link.GetAttribute("hreflang")!, link => link.GetAttribute("href"));
        Assert.Equal(["en", "de", "fr", "es", "ar", "ja", "x-default"], others.Keys);
        Assert.Equal(("https://shop.example.com" + Teapot, "https://shop.example.com/ar" + Teapot), (others["x-default"], others["ar"]));
    }

    [Fact]
    public async Task Who_arrives_with_another_language_is_told_once_and_goes_nowhere()
    {
        using var alice = _site.Visit();
        alice.Http.DefaultRequestHeaders.Add("Accept-Language", "de-AT,de;q=0.9,en;q=0.5");
        var offer = (await alice.GetAsync(Teapot)).Document.QuerySelector(".other-language")!;
        Assert.Equal(("de", "/de" + Teapot), (offer.GetAttribute("lang"), offer.QuerySelector("a")!.GetAttribute("href")));
        Assert.Null((await alice.GetAsync("/de" + Teapot)).Document.QuerySelector(".other-language"));
        alice.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Assert.Null((await alice.GetAsync(Teapot)).Document.QuerySelector(".other-language"));
    }

    [Theory]
    [InlineData("/de/dashboard")]
    [InlineData("/de/account/sign-in")]
    [InlineData("/xx/cart")]
    [InlineData("/en/cart")]
    public async Task Nothing_else_has_a_language_in_its_address(string path)
    {
        using var alice = _site.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_shop_can_be_in_another_language_or_offer_none()
    {
        await using var site = new SiteHost([new("Shop:Language", "de"), new("Shop:Languages", "")]);
        using var alice = site.Visit();
        var page = await alice.GetAsync(Teapot);
        Assert.Equal("de", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Null(page.Document.QuerySelector(".languages"));
        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync("/fr" + Teapot)).Status);
        Assert.Equal("en", (await alice.GetAsync("/account/sign-in")).Document.DocumentElement.GetAttribute("lang"));
    }
}
