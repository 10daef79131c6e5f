using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The main job: a click on a web page becomes an opt-in against its checkout session, and the merchant sees it.</summary>
public class LoopTests(BrowserFixture browser)
{
    [Fact]
    public async Task From_a_product_page_to_the_dashboard()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await Expect(shop.NotYou).ToBeHiddenAsync();

            await shop.SendAsync("Alice Lindqvist");

            await Expect(shop.Tick).ToBeAttachedAsync();
            await shop.ExpectStateAsync("connected");
            await Expect(shop.Spot.GetByText("Messenger is connected, Alice")).ToBeVisibleAsync();
            await Expect(shop.Spot.GetByText("tell you what you need to know about the Harbour teapot")).ToBeVisibleAsync();
        });

        var optIn = Assert.Single(await scene.OptInsAsync());
        Assert.Equal(("demo-psid-alice", EntryPoint.SendToMessenger, Placement.Product, ShopPage.Teapot), (optIn.Psid, optIn.EntryPoint, optIn.Placement, optIn.WebPage));
        Assert.NotNull(optIn.CheckoutSessionId);

        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var merchant = new MerchantPage(page, scene.Site);
            await merchant.SetFirstPasswordAsync();
            var row = merchant.Rows.First;
            await Expect(row).ToContainTextAsync("demo-psid-alice");
            await Expect(row).ToContainTextAsync("Send to Messenger");
            await Expect(row).ToContainTextAsync("product");
            await Expect(row).ToContainTextAsync(ShopPage.Teapot);

            await row.Locator("a[href^='/dashboard/sessions/']").ClickAsync();

            await Expect(page.GetByText("/products/harbour-teapot, placement product")).ToBeVisibleAsync();
            await Expect(page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task From_the_thank_you_page_to_the_session_with_its_order()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OrderAsync();
            await shop.AllowAsync();
            var dialog = await shop.DialogOfAsync(shop.Button);
            await ShopPage.PickAsync(dialog, "Bob Okafor");
            await shop.ExpectStateAsync("connected");
            await Expect(shop.Spot.GetByText("News about order 1001 and its delivery will arrive there.")).ToBeVisibleAsync();
        });

        var optIn = Assert.Single(await scene.OptInsAsync());
        var order = await scene.Site.ReadAsync(db => db.Orders.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((order.SessionId, Placement.ThankYou, "/orders/{token}"), (optIn.CheckoutSessionId, optIn.Placement, optIn.WebPage));

        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync($"/dashboard/sessions/{order.SessionId}");
            await Expect(page.GetByText("1 × Harbour teapot put in the cart")).ToBeVisibleAsync();
            await Expect(page.GetByText("Order 1001 placed, €64.00")).ToBeVisibleAsync();
            await Expect(page.GetByText("Bob Okafor came in through Send to Messenger").Or(page.GetByText("demo-psid-bob came in through Send to Messenger"))).ToBeVisibleAsync();
            await Expect(page.GetByText("/orders/{token}, placement thank-you")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task The_dashboard_shows_a_new_opt_in_by_itself()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var merchant = new MerchantPage(page, scene.Site);
            await merchant.SetFirstPasswordAsync();
            await Expect(page.GetByText("No opt-ins yet")).ToBeVisibleAsync();

            await browser.WithPageAsync(scene.Site.Address, async shopper =>
            {
                var shop = new ShopPage(shopper);
                await shop.OpenAllowedAsync();
                await shop.SendAsync();
                await shop.ExpectStateAsync("connected");
            });

            await Expect(merchant.Rows).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task Two_people_on_one_session_are_a_conflict_that_the_shopper_resolves()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync("Alice Lindqvist");
            await shop.ExpectStateAsync("connected");
            await shop.Change.ClickAsync();
            var again = await shop.DialogOfAsync(shop.NotYou);
            await ShopPage.PickAsync(again, "Bob Okafor");
            await ShopPage.ConfirmAsync(again);
            await shop.ExpectStateAsync("conflict");

            await shop.Spot.GetByRole(AriaRole.Button, new() { Name = "Bob O." }).ClickAsync();

            await Expect(page.GetByText("Messenger is connected with the account you chose")).ToBeVisibleAsync();
        });

        var session = await scene.Site.ReadAsync(db => db.CheckoutSessions.Include(s => s.OptIns).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, session.OptIns.Count);
        Assert.Equal(Connection.Connected, session.Connection);
        Assert.Equal("demo-psid-bob", session.OptIns.Single(o => o.Id == session.ChosenOptInId).Psid);
    }
}
