using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of the funnel into the folder that SCREENSHOTS names. Not a test; runs only when asked.</summary>
public class FunnelScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_the_funnel_and_its_lists()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        await using var scene = await Scene.StartAsync();
        await FunnelYear.FillAsync(scene.Site);
        var isFirst = true;
        foreach (var width in new[] { 1280, 390 })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    if (isFirst)
                    {
                        await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
                        isFirst = false;
                    }
                    else
                    {
                        await page.GotoAsync("/account/sign-in");
                        await page.GetByLabel("E-mail").FillAsync(MerchantPage.Email);
                        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(MerchantPage.Password);
                        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
                    }

                    foreach (var (name, path) in new[] { ("placement", "?by=placement"), ("product", "?by=product&key=/products/harbour-teapot"), ("way", "?by=way"), ("empty", "?from=2020-01-01&to=2020-01-02"), ("list", "/list?by=placement&step=webhook&days=30"), ("stopped", "/list?by=placement&step=browser&without=webhook") })
                    {
                        await page.GotoAsync("/dashboard/funnel" + path);
                        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"funnel-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
                    }
                }, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
            }
        }
    }
}
