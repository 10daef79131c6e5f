using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd;

/// <summary>As <see cref="Screenshots"/>, of the reasons to click, from the spots to the list of what came of them.</summary>
public class ReasonScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_the_reasons_to_click()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (width, height) in new[] { (390, 844), (1280, 900) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var scene = await Scene.StartAsync();
                await scene.Site.StockAsync(0);
                BrowserNewContextOptions look = new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } };
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    Task TakeAsync(string name) => page.ScreenshotAsync(new()
                    {
                        Path = Path.Combine(folder, $"reason-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"),
                        FullPage = true,
                        Animations = ScreenshotAnimations.Disabled,
                    });
                    var shop = new ShopPage(page);
                    await shop.OpenAsync("/products/oak-tray");
                    await TakeAsync("sold-out");
                    await shop.RefuseAsync();
                    await TakeAsync("sold-out-link");
                    await ShopPage.BeginAsync(await shop.DialogOfAsync(shop.Link), "Alice Lindqvist");
                    await shop.ExpectStateAsync("question");
                    await shop.AnswerAsync("Yes, that's me");
                    await shop.ExpectStateAsync("connected");
                    await TakeAsync("sold-out-connected");
                    await shop.OpenAsync();
                    await TakeAsync("price");
                    await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
                    await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your cart");
                    await TakeAsync("cart");
                    await scene.Site.StockAsync(3);
                    await scene.Until(async () => (await new Talk(scene).OfAsync(Occasion.BackInStock)).Exists(m => m.State == OutboxState.Sent));
                    await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
                    await page.GotoAsync("/dashboard/funnel");
                    await TakeAsync("funnel");
                    await page.GotoAsync("/dashboard/conversations/1");
                    await TakeAsync("thread");
                    await page.GotoAsync("/dashboard/placements/price-drop");
                    await TakeAsync("placement");
                    await page.GotoAsync("/dashboard/texts?occasion=pricedropped");
                    await TakeAsync("text");
                }, look);
            }
        }
    }
}
