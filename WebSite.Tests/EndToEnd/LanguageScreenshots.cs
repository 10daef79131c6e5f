using Microsoft.Playwright;
using WebSite.Tests.EndToEnd.Shop;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of the shop in its languages, into the folder that SCREENSHOTS names. Not a test; runs only when asked.</summary>
public class LanguageScreenshots(BrowserFixture browser)
{
    [Theory(Explicit = true)]
    [InlineData("ar", 390, ColorScheme.Light)]
    [InlineData("ar", 1280, ColorScheme.Dark)]
    [InlineData("de", 390, ColorScheme.Dark)]
    [InlineData("ja", 1280, ColorScheme.Light)]
    [InlineData("fr", 390, ColorScheme.Light)]
    public async Task Of_the_way_through_the_shop(string language, int width, ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            Task TakeAsync(string name) => page.ScreenshotAsync(new()
            {
                Path = Path.Combine(folder, $"{language}-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"),
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            });
            await page.GotoAsync($"/{language}/");
            await TakeAsync("home");
            await page.GotoAsync($"/{language}{ShopPage.Teapot}");
            await TakeAsync("product");
            await page.Locator("form.buy button").ClickAsync();
            await TakeAsync("cart");
            await page.GotoAsync($"/{language}/checkout");
            await TakeAsync("checkout");
            await LanguageTests.FillAsync(page);
            await page.Locator("main form[novalidate] button.wide").ClickAsync();
            await Assertions.Expect(page.Locator("ol.way")).ToBeVisibleAsync();
            await TakeAsync("order");
        }, new() { ColorScheme = scheme, Locale = "en", ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 844 } });
    }
}
