using System.Collections.Concurrent;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>What holds for every page: usable by everyone, no wider than the screen, and within its own policy.</summary>
public class QualityTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Every_page_of_the_shop_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            foreach (var path in new[] { "/", ShopPage.Teapot, "/products/night-garden", "/delivery", "/privacy", "/cart", "/nowhere" })
            {
                await shop.OpenAsync(path);
                await PageQuality.CheckAsync(page, width);
            }

            await shop.OpenAsync();
            await shop.AllowAsync();
            await PageQuality.CheckAsync(page, width);
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
            await PageQuality.CheckAsync(page, width);
            await shop.OpenAsync("/checkout");
            await page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();
            await PageQuality.CheckAsync(page, width);
            await shop.OrderAsync();
            await PageQuality.CheckAsync(page, width);
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Every_page_for_merchants_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
            await shop.OpenAsync("/dashboard/opt-ins");
            await PageQuality.CheckAsync(page, width);
            await shop.OpenAsync(await MerchantPage.WelcomePathAsync(scene.Site));
            await PageQuality.CheckAsync(page, width);
            var merchant = new MerchantPage(page, scene.Site);
            await merchant.SetFirstPasswordAsync();
            await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, width);
            await merchant.Rows.First.GetByRole(AriaRole.Link).Last.ClickAsync();
            await PageQuality.CheckAsync(page, width);
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }

    [Fact]
    public async Task The_loop_stays_within_the_content_security_policy()
    {
        await using var scene = await Scene.StartAsync();
        var violations = new ConcurrentBag<string>();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            page.Context.Console += (_, message) =>
            {
                if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                {
                    violations.Add(message.Text);
                }
            };
            var shop = new ShopPage(page);
            await shop.OpenAsync("/");
            await shop.OpenAllowedAsync();
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
            await shop.OrderAsync();
            await Expect(shop.Button).ToBeVisibleAsync();
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
        });
        Assert.Empty(violations);
    }
}
