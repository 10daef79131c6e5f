using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Dashboard;

/// <summary>A merchant talks with people, edits what the site says, and takes orders on; the person sees it in Messenger.</summary>
public class ConversationsTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_person_writes_and_a_merchant_answers(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard/texts?occasion=greeting");
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Ahoy {first_name}, how can we help?");
            await Expect(page.Locator("#preview .words").First).ToHaveTextAsync("Ahoy Alice, how can we help?");
            await PageQuality.CheckAsync(page, width);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(page.GetByText("Your text.")).ToBeVisibleAsync();

            await page.GotoAsync("/dashboard/conversations");
            await Expect(page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, width);
            alice.Say("Hello!");
            await alice.AnsweredAsync();
            alice.Say("Is the teapot dishwasher safe?");
            await Expect(page.Locator(".talks .last")).ToHaveTextAsync("Is the teapot dishwasher safe?");
            await Expect(page.Locator(".talks .unread")).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, width);
            await page.Locator(".talks h2 a").ClickAsync();
            await Expect(page.Locator("[data-side=person]").Last).ToContainTextAsync("dishwasher safe?");
            await Expect(page.Locator("[data-side=site]")).ToContainTextAsync("how can we help?");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mark as read" })).ToHaveCountAsync(0);

            await page.GetByLabel("Your answer").FillAsync("Yes, but its lid likes hands.");
            await Expect(page.Locator("#count")).ToHaveTextAsync("1,971 characters left");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
            await Expect(page.Locator("[data-side=site][data-state=sent]").Filter(new() { HasText = "lid likes hands" })).ToBeVisibleAsync();
            Assert.Equal("Yes, but its lid likes hands.", alice.Heard[^1]);
            Assert.StartsWith("Ahoy", alice.Heard[0], StringComparison.Ordinal);

            alice.Say("Thanks, I will mind it");
            await Expect(page.Locator("[data-side=person]").Last).ToContainTextAsync("I will mind it");
            await PageQuality.CheckAsync(page, width);
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Who_follows_an_order_hears_that_it_is_packed_and_shipped(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.OrderAsync();
            await ShopPage.PickAsync(await shop.DialogOfAsync(shop.Button), Chat.Alice);
            await shop.ExpectStateAsync("connected");
            await scene.Until(() => Task.FromResult(alice.Heard.Count >= 1));
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard/orders");
            await Expect(page.Locator("table.orders")).ToContainTextAsync("1 person");
            await PageQuality.CheckAsync(page, width);
            await page.GetByRole(AriaRole.Button, new() { Name = "Mark as packed" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Mark as shipped" }).ClickAsync();
            await Expect(page.Locator(".notice")).ToHaveTextAsync("Order 1001 is shipped. A message to the person who follows it goes out.");
            await scene.Until(() => Task.FromResult(alice.Heard.Any(text => text.StartsWith("Order 1001 is on its way to you", StringComparison.Ordinal))));
            Assert.Contains(alice.Heard, text => text.EndsWith("order 1001 is packed and will leave us soon.", StringComparison.Ordinal));
            await page.GotoAsync("/dashboard/conversations/1");
            await Expect(page.Locator(".receipt").First).ToContainTextAsync("Harbour teapot");
            await PageQuality.CheckAsync(page, width);
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }
}
