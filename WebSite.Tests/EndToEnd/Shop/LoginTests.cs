using System.Text.RegularExpressions;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>From <em>Continue with Facebook</em> on the order's web page to the receipt, and to the answer that tells who it is.</summary>
public partial class LoginTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Link")]
    [InlineData("Sdk")]
    public async Task Who_logs_in_and_lets_the_Page_write_gets_the_receipt_and_is_known_by_the_answer(string plugins)
    {
        await using var scene = await Scene.StartAsync(("Messenger:Plugins", plugins));
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OrderAsync();
            await LogInAsync(page, "Continue, and let Kettle & Kin write");

            await Expect(page.GetByText("Thank you. The receipt comes to your Messenger")).ToBeVisibleAsync();
            await Expect(page).ToHaveURLAsync(OrderPage());
            await shop.ExpectStateAsync("connected");
            await Expect(Button(page)).ToHaveCountAsync(0);
            await scene.Until(() => scene.Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent, Cancel)));
            Assert.Equal("1001", alice.Messages[0]["attachment"]!["payload"]!["order_number"]!.GetValue<string>());
            await page.ReloadAsync();
            await Expect(page.GetByText("The receipt was sent to Messenger.")).ToBeVisibleAsync();
        });
        var optIn = Assert.Single(await scene.OptInsAsync());
        Assert.Equal((null, EntryPoint.LoginConnect, Placement.ThankYou, "/orders/{token}"), (optIn.Psid, optIn.EntryPoint, optIn.Placement, optIn.WebPage));
        Assert.Null(await alice.ConversationAsync());
        var order = await scene.Site.ReadAsync(db => db.Orders.SingleAsync(Cancel));
        Assert.Equal(order.SessionId, optIn.CheckoutSessionId);

        alice.Say("Thank you!");

        await scene.Until(async () => (await scene.OptInsAsync()).Single().Psid == Talk.Alice);
        var visit = Assert.Single((await alice.ConversationAsync())!.Visits);
        Assert.Equal((EntryPoint.LoginConnect, Certainty.Proven, ConsentBasis.OptIn, order.SessionId), (visit.EntryPoint, visit.Certainty, visit.ConsentBasis, visit.CheckoutSessionId));
        Assert.Equal([Occasion.Receipt], (await alice.OutboxAsync()).Select(m => m.Occasion));
        Assert.DoesNotContain(scene.Sandbox.World.Journal.All, line => line.Kind is JournalKind.Refused or JournalKind.Unmatched);
    }

    [Theory]
    [InlineData("Continue without messages", "You logged in, but didn't let us write to you in Messenger.")]
    [InlineData("Cancel", "You left Facebook's login, so nothing was connected.")]
    public async Task Who_does_not_want_it_reads_what_came_of_it_and_can_try_again(string answer, string sentence)
    {
        await using var scene = await Scene.StartAsync(("Messenger:Plugins", "Link"));
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new ShopPage(page).OrderAsync();
            await LogInAsync(page, answer);

            await Expect(page.GetByText(sentence)).ToBeVisibleAsync();
            await Expect(page).ToHaveURLAsync(OrderPage());
            await Expect(Button(page)).ToBeVisibleAsync();
        });
        Assert.Empty(await scene.OptInsAsync());
        Assert.Empty(await scene.Site.EventsAsync());
    }

    private static ILocator Button(IPage page) => page.GetByRole(AriaRole.Link, new() { Name = "Continue with Facebook" });

    private static async Task LogInAsync(IPage page, string answer)
    {
        await Button(page).ClickAsync();
        await ShopPage.PickAsync(page, "Alice Lindqvist");
        await page.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
    }

    /// <summary>Without a code in it.</summary>
    [GeneratedRegex("/orders/[^?]+$")]
    private static partial Regex OrderPage();
}
