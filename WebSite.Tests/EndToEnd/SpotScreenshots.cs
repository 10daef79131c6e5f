using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>As <see cref="Screenshots"/>, of the shop's web pages where the Messenger spot is a link from the start, and of the checkbox.</summary>
public class SpotScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_the_checkbox()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var width in new[] { 390, 1280 })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var scene = await Scene.StartAsync();
                BrowserNewContextOptions look = new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } };
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    await new ShopPage(page).OpenAllowedAsync();
                    await new CheckoutPage(page).OpenAsync();
                    var box = page.FrameLocator(".fb-messenger-checkbox iframe").GetByRole(AriaRole.Checkbox);
                    await ShopPage.PickAsync(await page.RunAndWaitForPopupAsync(() => box.ClickAsync()), "Alice Lindqvist");
                    await Assertions.Expect(box).ToBeCheckedAsync();
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"checkbox-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
                }, look);
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task Of_link_spots()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (width, height) in new[] { (390, 844), (1280, 900) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var scene = await Scene.StartAsync(("Messenger:Plugins", "Link"), ("Messenger:Checkbox", "false"));
                BrowserNewContextOptions look = new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } };
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    Task TakeAsync(string name) => page.ScreenshotAsync(new()
                    {
                        Path = Path.Combine(folder, $"link-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"),
                        FullPage = true,
                        Animations = ScreenshotAnimations.Disabled,
                    });
                    var checkout = new CheckoutPage(page);
                    await page.GotoAsync(ShopPage.Teapot);
                    await TakeAsync("product");
                    await checkout.OpenAsync();
                    await TakeAsync("checkout");
                    await page.GotoAsync("/cart");
                    await TakeAsync("cart");
                    await new ShopPage(page).OrderAsync();
                    await TakeAsync("thank-you");
                    await page.GetByRole(AriaRole.Link, new() { Name = "Continue with Facebook" }).ClickAsync();
                    await ShopPage.PickAsync(page, "Alice Lindqvist");
                    await TakeAsync("login");
                    await page.GetByRole(AriaRole.Button, new() { Name = "Continue, and let Kettle & Kin write" }).ClickAsync();
                    await Assertions.Expect(page.GetByText("Thank you. The receipt comes to your Messenger")).ToBeVisibleAsync();
                    await TakeAsync("logged-in");
                    await page.GotoAsync("/privacy");
                    await TakeAsync("privacy");
                    await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
                    await page.GotoAsync("/dashboard/entry-points");
                    await TakeAsync("entry-points");
                    await page.GotoAsync("/dashboard/deliveries");
                    await TakeAsync("deliveries");
                    await page.GotoAsync("/dashboard/deliveries/2");
                    await TakeAsync("login-event");
                }, look);
            }
        }
    }
}
