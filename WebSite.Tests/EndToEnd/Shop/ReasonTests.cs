using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The reasons to click that only Messenger gives, from the shopper's click to the merchant's figures.</summary>
public partial class ReasonTests(BrowserFixture browser)
{
    private const string Tray = "/products/oak-tray";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Back_in_stock_is_asked_for_told_clicked_and_ordered()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Site.StockAsync(0);
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync(Tray);
            await Expect(page.Locator(".messenger-spot")).ToHaveCountAsync(1);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" })).ToHaveCountAsync(0);
            await Expect(shop.Spot.GetByRole(AriaRole.Button, new() { Name = "Tell me when it is back" })).ToBeVisibleAsync();
            var box = await shop.Spot.BoundingBoxAsync();
            Assert.InRange(box!.Y, 0, 844 - 100);
            await PageQuality.CheckAsync(page, 390);
            await shop.RefuseAsync();
            await ShopPage.BeginAsync(await shop.DialogOfAsync(shop.Link), "Alice Lindqvist");
            await shop.ExpectStateAsync("question");
            await shop.AnswerAsync("Yes, that's me");
            await shop.ExpectStateAsync("connected");
            await Expect(shop.Spot.GetByText("One message comes there when the Oak tray is back.")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "I don't need that message any more" })).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, 390);
        }, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await scene.Until(async () => await scene.Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.Confirmation && m.State == OutboxState.Sent, Cancel)));
        Assert.Contains("When Oak tray is back, one message comes here.", alice.Heard[^1], StringComparison.Ordinal);

        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync($"/dashboard/products/product/{await scene.Site.ProductAsync()}");
            await page.GetByLabel("Pieces in stock").FillAsync("4");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(page.GetByText("Oak tray is saved.")).ToBeVisibleAsync();
            await scene.Until(async () => (await alice.OfAsync(Occasion.BackInStock)).Exists(m => m.State == OutboxState.Sent));

            await browser.WithPageAsync(scene.Site.Address, async phone =>
            {
                await phone.GotoAsync(new Uri(Link().Match(alice.Heard[^1]).Value).AbsolutePath);
                await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Oak tray");
                await phone.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
                await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your cart");
                await new ShopPage(phone).OrderAsync();
            }, new() { UserAgent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36" }); // A program that says what it is isn't counted.

            await scene.Until(async () => (await scene.Site.WishesAsync())[0].CameBackAt is not null);
            await page.GotoAsync("/dashboard/funnel");
            var row = page.Locator("tr[data-reason=BackInStock]");
            await Expect(row.Locator("td")).ToHaveTextAsync(["Back in stock", "1", "0", "0", "1", "1", "1"]);
            await PageQuality.CheckAsync(page, 1280);
            await page.GotoAsync("/dashboard/conversations/1");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Asked to be told" })).ToContainTextAsync("The message was sent. A browser came back by its link.");
            await PageQuality.CheckAsync(page, 1280);
        });
    }

    [Fact]
    public async Task A_lower_price_is_asked_for_below_all_else_and_told_once()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync(Tray);
            var quiet = page.Locator(".messenger-spot.quiet");
            await Expect(quiet.Locator("iframe")).ToHaveCountAsync(0);
            await ShopPage.BeginAsync(await shop.DialogOfAsync(quiet.GetByRole(AriaRole.Link, new() { Name = "Tell me if the price drops" })), "Alice Lindqvist");
            await Expect(quiet).ToHaveAttributeAsync("data-state", "question");
            await quiet.GetByRole(AriaRole.Button, new() { Name = "Yes, that's me" }).ClickAsync();
            await Expect(quiet).ToHaveAttributeAsync("data-state", "connected");
            await Expect(quiet.GetByText("One message comes there if it costs less than €")).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, 1280);
        });
        var wish = Assert.Single(await scene.Site.WishesAsync());
        await scene.Site.PriceAsync(wish.PriceMinor - 500);
        await scene.Until(async () => (await alice.OfAsync(Occasion.PriceDropped)).Exists(m => m.State == OutboxState.Sent));
        Assert.Contains("Oak tray at Kettle & Kin costs", alice.Heard[^1], StringComparison.Ordinal);
        Assert.Matches(Link(), alice.Heard[^1]);
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
