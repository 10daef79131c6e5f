using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of placements and experiments into the folder that SCREENSHOTS names. Not a test; runs only when asked.</summary>
public class ExperimentScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_placements_and_experiments()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        await using var scene = await Scene.StartAsync();
        await FunnelYear.FillAsync(scene.Site);
        var id = await TrialPictures.FillAsync(scene.Site);
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

                    foreach (var (name, path) in new[] { ("placements", "placements"), ("placement", "placements/cart"), ("experiments", "experiments"), ("new", "experiments/new?placement=thank-you"), ("where", "experiments/new"), ("one", $"experiments/{id}"), ("runs", $"experiments/{id - 1}") })
                    {
                        await page.GotoAsync("/dashboard/" + path);
                        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"exp-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
                    }
                }, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
            }
        }
    }
}
