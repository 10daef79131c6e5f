using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Dashboard;

/// <summary>Takes pictures of the overview into the folder that SCREENSHOTS names: bin/screenshots. Not a test; runs only when asked.</summary>
public class OverviewScreenshots(BrowserFixture browser)
{
    private static readonly (int Width, int Height)[] Sizes = [(390, 2600), (1280, 1500)];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    [Fact(Explicit = true)]
    public async Task Screenshots_of_a_busy_shop_and_of_one_on_its_first_day()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        Dictionary<string, string?> zone = new() { ["Site:TimeZone"] = "Europe/Berlin" };
        await using var first = new SiteHost(zone);
        await using var busy = new SiteHost(zone);
        await busy.FillAsync(DateTimeOffset.UtcNow, 190, 60, hasDollars: false);
        await browser.WithPageAsync(first.Address, async page =>
        {
            await new MerchantPage(page, first).SetFirstPasswordAsync();
            await TakeAsync(page, folder, [("/dashboard", "overview-first-day")]);
        });
        await browser.WithPageAsync(busy.Address, async page =>
        {
            await new MerchantPage(page, busy).SetFirstPasswordAsync();
            await TakeAsync(page, folder, [("/dashboard", "overview"), ("/dashboard?days=1&show=visits", "overview-today"), ("/dashboard?days=365&show=value", "overview-year"), ("/dashboard?days=7&show=conversion", "overview-week"), ("/dashboard?from=2020-01-01&to=2020-01-05", "overview-nothing")]);
            await busy.AliceAsync();
            await busy.ReadAsync(db => { db.Add(Rows.Message("a:1", Model.OutboxState.SetAside)); return db.SaveChangesAsync(); });
            await TakeAsync(page, folder, [("/dashboard", "overview-hands")]);
        });
    }

    private static async Task TakeAsync(IPage page, string folder, (string Path, string Name)[] pages)
    {
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in Schemes)
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach (var (path, name) in pages)
                {
                    await page.GotoAsync(path);
                    await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
                }
            }
        }
    }
}
