using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.SetUp;

/// <summary>The set-up check in a browser: usable by everyone, and its buttons mend.</summary>
public class SetUpPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task A_merchant_finds_what_is_broken_and_mends_it(ColorScheme scheme, int width)
    {
        await using var scene = await SetUpScene.StartAsync();
        var world = scene.Sandbox.World;
        world.Profile.Remove(MessengerProfile.GetStarted);
        world.Profile.Remove("greeting");
        world.Change(settings => settings with { Page = settings.Page with { IsPublished = false, PictureSide = 400 }, App = settings.App with { IsApproved = false } });
        await scene.Site.ReadAsync(db =>
        {
            db.PluginReports.Add(new() { Day = DateOnly.FromDateTime(SetUpScene.Clock.GetUtcNow().UtcDateTime), Placement = Placement.Checkout, Outcome = PluginOutcome.Empty, Count = 41 });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            if (width < 1264)
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            }

            await page.GetByRole(AriaRole.Navigation, new() { Name = "Dashboard" }).GetByRole(AriaRole.Link, new() { Name = "Set-up" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "To look after" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(6);
            await PageQuality.CheckAsync(page, width);

            await page.GetByRole(AriaRole.Link, new() { Name = "Get Started", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Set Get Started" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Get Started is set.");
            await page.GetByLabel("The greeting").FillAsync("Hello from the kettles!");
            await page.GetByRole(AriaRole.Button, new() { Name = "Set the greeting" }).ClickAsync();
            await Expect(page.Locator("#greeting")).ToContainTextAsync("Hello from the kettles!");

            world.Change(_ => new());
            await page.GetByRole(AriaRole.Link, new() { Name = "Check again" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "To look after" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
            await PageQuality.CheckAsync(page, width);
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }
}
