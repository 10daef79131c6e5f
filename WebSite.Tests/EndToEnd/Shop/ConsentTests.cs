using System.Collections.Concurrent;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>Nothing of Facebook's before a yes; an equal way in for everyone else.</summary>
public class ConsentTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_yes_nothing_comes_from_the_sandbox(bool refuses)
    {
        await using var scene = await Scene.StartAsync();
        var asked = new ConcurrentBag<string>();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            page.Context.Request += (_, request) => asked.Add(request.Url);
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await Expect(shop.Link).ToBeVisibleAsync();
            if (refuses)
            {
                await shop.RefuseAsync();
                await page.ReloadAsync();
                await Expect(shop.Refuse).Not.ToBeAttachedAsync();
            }

            await page.GetByRole(AriaRole.Link, new() { Name = "Cart" }).First.ClickAsync();
            await shop.OpenAsync();
            await shop.ExpectStateAsync(refuses ? "link" : "consent");
            await Expect(shop.Link).ToBeVisibleAsync();
        });
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, url => new Uri(url).Authority == scene.Sandbox.Address.Authority);
    }

    [Fact]
    public async Task The_answer_can_be_changed_later()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.RefuseAsync();
            await page.ReloadAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Messenger choice" }).ClickAsync();
            await shop.AllowAsync();
            await Expect(shop.Button).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_blocked_sdk_leaves_the_link_whose_ref_works_as_well()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.RouteAsync("**/sdk.js", route => route.AbortAsync("blockedbyclient"));
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.Allow.ClickAsync();
            await shop.ExpectStateAsync("link");
            await Expect(shop.Spot).Not.ToContainTextAsync("block", new() { IgnoreCase = true });

            var chat = await shop.DialogOfAsync(shop.Link);
            await ShopPage.PickAsync(chat, "Alice Lindqvist");
            await chat.GetByRole(AriaRole.Button, new() { Name = "Get Started" }).ClickAsync();

            await shop.ExpectStateAsync("question");
            await shop.AnswerAsync("Yes, that's me");
            await shop.ExpectStateAsync("connected");
        });
        var optIn = Assert.Single(await scene.OptInsAsync());
        Assert.Equal(("Link", "Product", ShopPage.Teapot), (optIn.EntryPoint.ToString(), optIn.Placement.ToString(), optIn.WebPage));
        Assert.NotNull(optIn.CheckoutSessionId);
    }

    [Fact]
    public async Task A_blocked_frame_leaves_the_link()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.RouteAsync("**/plugins/*.php*", route => route.AbortAsync("blockedbyclient"));
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.Allow.ClickAsync();
            await shop.ExpectStateAsync("loading");
            await shop.ExpectStateAsync("link");
            await Expect(shop.Link).ToBeVisibleAsync();
            await Expect(shop.Spot.GetByRole(AriaRole.Link, new() { Name = "Write to us in Messenger" })).ToBeVisibleAsync();
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answering_keeps_what_was_typed_and_goes_on_from_the_spot(bool allows)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Go to checkout" }).ClickAsync();
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Alice Archer");
            await page.GetByLabel("Country").SelectOptionAsync("FI");
            await (allows ? shop.Allow : shop.Refuse).ClickAsync();
            await shop.ExpectStateAsync(allows ? "ready" : "link");
            await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Alice Archer");
            await Expect(page.GetByLabel("Country")).ToHaveValueAsync("FI");
            Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('kept')"));
            if (allows)
            {
                await Expect(shop.Spot).ToBeFocusedAsync();
            }
        });
    }

    [Fact]
    public async Task Without_JavaScript_the_shop_sells_and_the_link_stands()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.Allow.ClickAsync();
            await Expect(shop.Link).ToBeVisibleAsync();
            await shop.OrderAsync();
            await Expect(shop.Link).ToBeVisibleAsync();
        }, new() { JavaScriptEnabled = false });
    }
}
