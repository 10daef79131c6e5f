using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The plugin's states as the shop's page lives with them.</summary>
public class PluginStateTests(BrowserFixture browser)
{
    [Fact]
    public async Task Not_you_takes_the_next_person()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await page.GotoAsync(new Uri(scene.Sandbox.Address, "/m.me/demo-page").ToString());
            await ShopPage.PickAsync(page, "Alice Lindqvist");
            await shop.OpenAllowedAsync();
            await Expect(shop.Plugin.GetByText("Alice Lindqvist")).ToBeVisibleAsync();

            var dialog = await shop.DialogOfAsync(shop.NotYou);
            await ShopPage.PickAsync(dialog, "Bob Okafor");
            await ShopPage.ConfirmAsync(dialog);

            await shop.ExpectStateAsync("connected");
        });
        Assert.Equal("demo-psid-bob", Assert.Single(await scene.OptInsAsync()).Psid);
    }

    [Fact]
    public async Task A_second_click_counts_up_and_a_reload_resets_the_tick_alone()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
            await shop.Change.ClickAsync();
            await shop.Button.ClickAsync();
            await scene.Until(async () => (await scene.OptInsAsync()).Single().ClickCount == 2);

            await page.ReloadAsync();
            await Expect(shop.Button).ToBeHiddenAsync();
            await shop.Change.ClickAsync();

            await Expect(shop.Plugin.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
            await Expect(shop.Tick).Not.ToBeAttachedAsync();
            await Expect(shop.Spot.GetByText("Messenger is connected")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task An_opt_in_whose_webhook_never_comes_is_told_by_the_browser()
    {
        await using var scene = await Scene.StartAsync();
        scene.Sandbox.Webhook = new(scene.Site.Address, "an-address-of-old");
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync();
            await shop.ExpectStateAsync("waiting");
            await scene.Site.SoonAsync(db => db.BrowserHints.AnyAsync(h => h.WebPage == ShopPage.Teapot, TestContext.Current.CancellationToken));
        });
        Assert.Empty(await scene.OptInsAsync());
    }
}
