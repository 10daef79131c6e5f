using Microsoft.Playwright;
using WebSite.Language;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The shop in each of its languages: usable by everyone, and whole on the narrowest phone.</summary>
public class LanguageTests(BrowserFixture browser)
{
    private const int Narrow = 320;

    private static readonly string[] Paths = ["/", "/products/night-garden", "/delivery", "/privacy", "/cart", "/orders", "/orders/find", "/nowhere", "/messenger/choose", "/cart/copy/1x2"];

    public static TheoryData<string> Codes => [.. ShopLanguage.All.Where(language => !language.IsEnglish).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_page_is_accessible_and_fits(string language)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            foreach (var path in Paths)
            {
                await page.GotoAsync($"/{language}{path}");
                await PageQuality.CheckAsync(page, Narrow);
            }

            await page.GotoAsync($"/{language}{ShopPage.Teapot}");
            await PageQuality.CheckAsync(page, Narrow);
            await page.Locator("form.buy button").ClickAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/{language}/cart$"));
            await PageQuality.CheckAsync(page, Narrow);
            await page.GotoAsync($"/{language}/checkout");
            await PageQuality.CheckAsync(page, Narrow);
            await page.Locator("main form[novalidate] button.wide").ClickAsync();
            await Expect(page.Locator(".validation-summary-errors")).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, Narrow);
            await FillAsync(page);
            await page.Locator("main form[novalidate] button.wide").ClickAsync();
            await Expect(page.Locator("ol.way")).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, Narrow);
        }, Look(language));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_spot_speaks_it_in_each_state(string language)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            var path = $"/{language}{ShopPage.Teapot}";
            await shop.OpenAsync(path);
            await PageQuality.CheckAsync(page, Narrow);
            var sdk = page.WaitForRequestAsync(request => request.Url.Contains("/sdk.js", StringComparison.Ordinal));
            await shop.AllowAsync();
            Assert.Contains(ShopLanguage.Find(language)!.Locale, (await sdk).Url, StringComparison.Ordinal);
            await PageQuality.CheckAsync(page, Narrow);
            var dialog = await shop.DialogOfAsync(shop.Button);
            await ShopPage.PickAsync(dialog, "Alice Lindqvist");
            await dialog.GetByText("Kettle & Kin").WaitForAsync(); // It asks whether to confirm, in the page's language.
            await dialog.Locator("button").First.ClickAsync();
            await shop.ExpectStateAsync("connected");
            await Expect(shop.Spot.Locator(".told .head")).ToHaveTextAsync(In(language, "Messenger is connected, {0}", "Alice"));
            await Expect(shop.Spot.Locator("[role=status]")).ToHaveTextAsync(In(language, "Messenger is connected."));
            await PageQuality.CheckAsync(page, Narrow);
        }, Look(language));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task So_it_does_without_the_sdk_and_offline(string language)
    {
        await using var scene = await Scene.StartAsync(("Messenger:Plugins", "Link"));
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync($"/{language}{ShopPage.Teapot}");
            await page.Context.SetOfflineAsync(true);
            await Expect(shop.Spot.Locator("[role=status]")).ToHaveTextAsync(In(language, "You are offline. This works again with the connection."));
            await PageQuality.CheckAsync(page, Narrow);
        }, Look(language));
    }

    [Fact]
    public async Task Without_a_script_a_shopper_changes_the_language_and_stays_on_the_page()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.GotoAsync(ShopPage.Teapot);
            await page.GetByRole(AriaRole.Link, new() { Name = "Deutsch", Exact = true }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/de/products/harbour-teapot$"));
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "In den Warenkorb" })).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "English", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" })).ToBeVisibleAsync();
        }, new() { JavaScriptEnabled = false });
    }

    internal static async Task FillAsync(IPage page)
    {
        await page.Locator("#Input_Name").FillAsync("Alice Archer");
        await page.Locator("#Input_Email").FillAsync("alice@example.com");
        await page.Locator("#Input_Street").FillAsync("Harbour Street 12");
        await page.Locator("#Input_PostalCode").FillAsync("20100");
        await page.Locator("#Input_City").FillAsync("Turku");
        await page.Locator("#Input_Country").SelectOptionAsync("FI");
    }

    private static string In(string language, string english, params object?[] values)
    {
        ShopLanguage.Find(language)!.Speak();
        return Phrases.Say(english, values);
    }

    private static BrowserNewContextOptions Look(string language) =>
        new() { Locale = language, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = Narrow, Height = 800 } };
}
