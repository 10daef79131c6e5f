using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>From Facebook's box in the checkout's form to the receipt, and to the answer that tells who it is.</summary>
public class CheckboxTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // Facebook's SDK of 2025 has the checkbox alone.
    public async Task Who_ticks_the_box_and_orders_gets_the_receipt_and_its_news_after_an_answer(bool hasPlugins)
    {
        await using var scene = await Scene.StartAsync();
        scene.Sandbox.World.Change(settings => settings with { Sdk = settings.Sdk with { HasPlugins = hasPlugins } });
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var box = await OpenAsync(page);
            await Expect(box).Not.ToBeCheckedAsync();
            var dialog = await page.RunAndWaitForPopupAsync(() => box.ClickAsync());
            await ShopPage.PickAsync(dialog, "Alice Lindqvist");
            await Expect(box).ToBeCheckedAsync();
            await Expect(Frame(page).GetByText("Alice Lindqvist")).ToBeVisibleAsync();

            await new CheckoutPage(page).OrderAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, Alice");

            await scene.Until(() => Task.FromResult(alice.Messages.Count == 1));
            Assert.Equal("1001", alice.Messages[0]["attachment"]!["payload"]!["order_number"]!.GetValue<string>());
            await page.ReloadAsync();
            await Expect(page.GetByText("The receipt was sent to Messenger.")).ToBeVisibleAsync();
            await new ShopPage(page).ExpectStateAsync("connected");
        });
        var optIn = Assert.Single(await scene.OptInsAsync());
        Assert.Equal((null, Placement.Checkout, "/checkout"), (optIn.Psid, optIn.Placement, optIn.WebPage));
        Assert.Null(await alice.ConversationAsync());
        var order = await scene.Site.ReadAsync(db => db.Orders.SingleAsync(Cancel));
        Assert.Equal(optIn.CheckoutSessionId, order.SessionId);

        alice.Say("Thank you!");
        await scene.Until(async () => (await scene.OptInsAsync()).Single().Psid == Talk.Alice);
        Assert.Equal([Occasion.Receipt], (await alice.OutboxAsync()).Select(m => m.Occasion));
    }

    [Fact]
    public async Task Without_a_tick_an_order_is_no_opt_in()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var box = await OpenAsync(page);
            var dialog = await page.RunAndWaitForPopupAsync(() => box.ClickAsync());
            await ShopPage.PickAsync(dialog, "Alice Lindqvist");
            await Expect(box).ToBeCheckedAsync();
            await box.UncheckAsync();
            await new CheckoutPage(page).OrderAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, Alice");
        });
        Assert.DoesNotContain(scene.Sandbox.World.Deliveries.All, delivery => delivery.Kind == "optin");
    }

    /// <summary>Consents, and fills in the checkout's form; returns the box.</summary>
    private static async Task<ILocator> OpenAsync(IPage page)
    {
        await new ShopPage(page).OpenAsync();
        await new ShopPage(page).Allow.ClickAsync();
        await Expect(page.Locator(".consent")).ToHaveCountAsync(0);
        await new CheckoutPage(page).OpenAsync();
        await Expect(page.GetByText("Receipt in Messenger")).ToBeVisibleAsync();
        return Frame(page).GetByRole(AriaRole.Checkbox);
    }

    private static IFrameLocator Frame(IPage page) => page.FrameLocator(".fb-messenger-checkbox iframe");
}
