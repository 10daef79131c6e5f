using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The order's page, which lives.</summary>
public class OrderLifeTests(BrowserFixture browser)
{
    [Fact]
    public async Task An_open_page_follows_the_order_and_says_so_once()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OrderAsync();
            await shop.AllowAsync();
            await ShopPage.PickAsync(await shop.DialogOfAsync(shop.Button), "Alice Lindqvist");
            await shop.ExpectStateAsync("connected");
            await Expect(page.GetByText("What we told you in Messenger")).ToBeVisibleAsync();
            await Expect(page.GetByText("The receipt, ")).ToBeVisibleAsync();

            await scene.Site.ReadAsync(async db =>
            {
                var order = await db.Orders.Include(o => o.Changes).SingleAsync(TestContext.Current.CancellationToken);
                order.MoveTo(OrderStatus.Packed, DateTimeOffset.UtcNow);
                return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            });

            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your order is packed");
            await Expect(page.Locator("[aria-current=step]")).ToContainTextAsync("Packed");
            await Expect(page.Locator("[data-said]")).ToHaveTextAsync("Your order is packed");
            await shop.ExpectStateAsync("connected");
            await PageQuality.CheckAsync(page, 1280);
        }, new() { ViewportSize = new() { Width = 1280, Height = 800 } });
    }

    [Fact]
    public async Task In_another_browser_it_is_found_by_number_and_address()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, page => new ShopPage(page).OrderAsync());
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.GotoAsync("/orders");
            await page.GetByRole(AriaRole.Link, new() { Name = "find the order" }).ClickAsync();
            await page.GetByLabel("Order number").FillAsync("1001");
            await page.GetByLabel("E-mail").FillAsync("alice@example.org");
            await page.GetByRole(AriaRole.Button, new() { Name = "Find it" }).ClickAsync();
            await Expect(page.GetByText("No order has this number")).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, 390);
            await page.GetByLabel("E-mail").FillAsync("alice@example.com");
            await page.GetByRole(AriaRole.Button, new() { Name = "Find it" }).ClickAsync();
            await Expect(page.GetByText("How far it is stands below")).ToBeVisibleAsync();
        }, new() { ViewportSize = new() { Width = 390, Height = 844 } });
    }
}
