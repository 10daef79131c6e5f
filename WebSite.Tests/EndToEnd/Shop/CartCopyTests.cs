using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The cart's promise: its message has the goods and a link, and the link puts them into a cart anywhere.</summary>
public partial class CartCopyTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_in_the_cart_goes_to_messenger_and_into_the_cart_of_another_browser()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await page.GetByLabel("Quantity").FillAsync("2");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
            await shop.AllowAsync();
            await Expect(shop.Spot.GetByText("What is in it comes there, with a link that fills a cart on your phone, or anywhere.")).ToBeVisibleAsync();
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
            await scene.Until(() => Task.FromResult(alice.Heard.Count == 1));
            await scene.Until(async () => (await alice.OutboxAsync())[0].IsDone);
            await page.ReloadAsync();
            await Expect(shop.Spot.GetByText("What was in this cart then is there, with a link")).ToBeVisibleAsync();
        });

        var message = alice.Heard[0];
        Assert.Contains("2 × Harbour teapot", message, StringComparison.Ordinal);
        var session = await scene.Site.ReadAsync(db => db.CheckoutSessions.AsNoTracking().SingleAsync(Cancel));
        var link = Link().Match(message).Value;
        Assert.Matches("/go/[a-z2-9]{16}$", link);
        Assert.DoesNotContain(session.Token.ToString("N"), link, StringComparison.OrdinalIgnoreCase);

        // On the phone, as Alice sees it in her thread.
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync();
            var target = await chat.Lines.GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
            Assert.Contains(Uri.EscapeDataString(link), Uri.EscapeDataString(Uri.UnescapeDataString(target!)), StringComparison.Ordinal);
            await page.GotoAsync(new Uri(scene.Site.Address, new Uri(link).AbsolutePath).ToString());
            await PageQuality.CheckAsync(page, 390);
            Assert.Equal(1, await scene.Site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
            await page.GetByRole(AriaRole.Button, new() { Name = "Put these into my cart" }).ClickAsync();
            await Expect(page.GetByText("In your cart now: Harbour teapot.")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Quantity of Harbour teapot")).ToHaveValueAsync("2");
            await Expect(page.Locator(".messenger-spot")).ToHaveAttributeAsync("data-state", "consent");
        }, new() { ViewportSize = new() { Width = 390, Height = 800 } });

        var sessions = await scene.Site.ReadAsync(db => db.CheckoutSessions.AsNoTracking().Include(s => s.OptIns).OrderBy(s => s.Id).ToListAsync(Cancel));
        Assert.Equal(2, sessions.Count);
        Assert.NotEqual(sessions[0].Token, sessions[1].Token);
        Assert.NotEqual(sessions[0].Browser, sessions[1].Browser);
        Assert.Empty(sessions[1].OptIns);
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
