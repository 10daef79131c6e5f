using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.SetUp;

/// <summary>From a shopper's browser in which no plugin is drawn to what the merchant reads of it.</summary>
public class FailureTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("**/sdk.js", PluginOutcome.SdkBlocked, "Facebook's script didn't load")]
    [InlineData("**/plugins/*.php*", PluginOutcome.FrameSilent, "the plugin's frame didn't answer")]
    [InlineData(null, PluginOutcome.Empty, "The frame answered, and drew nothing")]
    public async Task A_plugin_that_is_not_drawn_is_told_to_the_merchant_and_not_to_the_shopper(string? blocked, PluginOutcome fault, string meaning)
    {
        await using var scene = await Scene.StartAsync();
        if (blocked is null)
        {
            scene.Sandbox.World.Change(settings => settings with { App = settings.App with { Mode = AppMode.Development } });
        }

        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            if (blocked is not null)
            {
                await page.RouteAsync(blocked, route => route.AbortAsync("blockedbyclient"));
            }

            var shop = new ShopPage(page);
            await shop.OpenAsync();
            var told = await page.RunAndWaitForResponseAsync(
                () => shop.Allow.ClickAsync(),
                response => response.Url.Contains("/messenger/report?", StringComparison.Ordinal),
                new() { Timeout = 20_000 });
            Assert.Equal(204, told.Status);
            await shop.ExpectStateAsync("link");
            await Expect(shop.Link).ToBeVisibleAsync();
            await Expect(shop.Spot.GetByRole(AriaRole.Status)).ToBeEmptyAsync();

            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync(SetUpPage.Path);
            var row = page.Locator($"tr[data-fault='{fault}']");
            await Expect(row).ToContainTextAsync("product");
            await Expect(row).ToContainTextAsync(meaning);
            await Expect(page.Locator("#plugins")).ToHaveAttributeAsync("data-outcome", fault == PluginOutcome.Empty ? "warning" : "good");
        });
        var failure = await scene.Site.ReadAsync(db => db.PluginReports.SingleAsync(Cancel));
        Assert.Equal((fault, 1), (failure.Outcome, failure.Count));
    }

    [Fact]
    public async Task A_plugin_that_is_drawn_is_no_trouble()
    {
        await using var scene = await Scene.StartAsync();
        var told = 0;
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            page.Request += (_, request) => told += request.Url.Contains("/messenger/report?", StringComparison.Ordinal) && !request.Url.Contains("outcome=drawn", StringComparison.Ordinal) ? 1 : 0;
            var shop = new ShopPage(page);
            await page.Clock.InstallAsync();
            await shop.OpenAllowedAsync();
            await page.Clock.FastForwardAsync(60_000);
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
        });
        Assert.Equal(0, told);
    }
}
