using System.Text.Json;
using Microsoft.Playwright;
using WebSite.Language;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The Messenger spot in each of its states: nothing moves by itself, nothing is empty, everybody can use it.</summary>
public class SpotTests(BrowserFixture browser)
{
    /// <summary>What is held free in the spot beyond what it needs, in pixels.</summary>
    private const string Hole = "(e => { const held = e.offsetHeight; e.style.minHeight = ''; return held - e.offsetHeight; })(document.querySelector('.messenger-spot'))";

    /// <summary>Half of it above what is told and half below.</summary>
    private const int MostHole = 100;

    private const int Narrow = 320;

    public static TheoryData<string, int, ColorScheme> Everywhere =>
        [.. SpotStates.All.Keys.SelectMany(state => new[] { (390, ColorScheme.Dark), (1280, ColorScheme.Light) }, (state, look) => (state, look.Item1, look.Item2))];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task In_each_state_nothing_moves_nothing_is_empty_and_everybody_can_use_it(string state, int width, ColorScheme scheme)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await SpotStates.ReachAsync(state, scene, page, shop => shop.OpenAsync());
            await AssertStillAsync(page);
            Assert.InRange(await page.EvaluateAsync<int>(Hole), 0, MostHole);
            await PageQuality.CheckAsync(page, width);
            if (width == 390)
            {
                await page.SetViewportSizeAsync(Narrow, 800);
                await PageQuality.CheckAsync(page, Narrow);
            }
        }, Look(width, scheme));
    }

    [Theory]
    [InlineData("question")]
    [InlineData("connected")]
    [InlineData("connected by link")]
    [InlineData("conflict")]
    [InlineData("stopped")]
    public async Task What_the_server_knows_holds_on_the_narrowest_phone_in_each_language(string state)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await SpotStates.ReachAsync(state, scene, page, shop => shop.OpenAsync());
            var shop = new ShopPage(page);
            var head = shop.Spot.Locator(".told .head");
            var english = await head.InnerTextAsync();
            foreach (var language in ShopLanguage.All.Where(language => !language.IsEnglish))
            {
                await shop.OpenAsync($"/{language.Code}{ShopPage.Teapot}");
                await shop.ExpectStateAsync(SpotStates.All[state]);
                await Expect(head).Not.ToHaveTextAsync(english);
                await PageQuality.CheckAsync(page, Narrow);
            }
        }, Look(Narrow, ColorScheme.Light));
    }

    [Theory]
    [InlineData("question", 390)]
    [InlineData("question", 1280)]
    [InlineData("connected", 390)]
    [InlineData("connected", 1280)]
    [InlineData("conflict", 390)]
    [InlineData("conflict", 1280)]
    public async Task On_the_checkout_and_the_orders_page_nothing_moves_either(string state, int width)
    {
        foreach (var openAsync in new Func<IPage, ShopPage, Task>[] { (page, _) => new CheckoutPage(page).OpenAsync(), (_, shop) => shop.OrderAsync() })
        {
            await using var scene = await Scene.StartAsync();
            await browser.WithPageAsync(scene.Site.Address, async page =>
            {
                await SpotStates.ReachAsync(state, scene, page, shop => openAsync(page, shop));
                await AssertStillAsync(page);
                Assert.InRange(await page.EvaluateAsync<int>(Hole), 0, MostHole);
                await PageQuality.CheckAsync(page, width);
            }, Look(width, ColorScheme.Light));
        }
    }

    [Theory]
    [InlineData("Auto")]
    [InlineData("Link")]
    public async Task On_a_phone_its_top_edge_is_within_the_first_screen(string plugins)
    {
        await using var scene = await Scene.StartAsync(("Messenger:Plugins", plugins));
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await AssertFirstScreenAsync(page, shop);
            Assert.True((await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).BoundingBoxAsync())!.Y < (await shop.Spot.BoundingBoxAsync())!.Y);
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Go to checkout" }).ClickAsync();
            await AssertFirstScreenAsync(page, shop);
            var name = await page.GetByLabel("Name", new() { Exact = true }).BoundingBoxAsync();
            Assert.True(name!.Y + name.Height <= 844, $"The form's first field ends at {name.Y + name.Height}: the spot keeps the shopper from it.");
            await shop.OrderAsync();
            await AssertFirstScreenAsync(page, shop);
        }, Look(390, ColorScheme.Light));
    }

    [Fact]
    public async Task What_changes_is_said_once()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.AddInitScriptAsync("""
                addEventListener("DOMContentLoaded", () => {
                  window.said = [];
                  const status = document.querySelector(".messenger-spot [role=status]");
                  status && new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, { childList: true });
                });
                """);
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
            await Expect(shop.Spot.GetByRole(AriaRole.Status)).ToHaveTextAsync("Messenger is connected.");
            var said = await page.EvaluateAsync<string[]>("said");
            Assert.Equal(said.Distinct(), said);
            Assert.Equal("Messenger is connected.", said[^1]);
            Assert.Contains("Go on in the Messenger window.", said);
        });
    }

    [Fact]
    public async Task By_keyboard_alone_one_allows_refuses_and_changes()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).FocusAsync();
            await page.Keyboard.PressAsync("Tab");
            await Expect(shop.Allow).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Tab");
            await Expect(shop.Refuse).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await shop.ExpectStateAsync("link");
            await Expect(shop.Spot.Locator(".go")).ToBeVisibleAsync();
            await Expect(shop.Spot.Locator(".go")).ToBeFocusedAsync();
        });
    }

    [Fact]
    public async Task By_keyboard_alone_one_says_yes_and_changes_the_account()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await SpotStates.ReachAsync("question", scene, page, shop => shop.OpenAsync());
            var shop = new ShopPage(page);
            await shop.Spot.FocusAsync();
            await page.Keyboard.PressAsync("Tab");
            await Expect(shop.Spot.GetByRole(AriaRole.Button, new() { Name = "Yes, that's me" })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await shop.ExpectStateAsync("connected");
            await shop.Spot.FocusAsync();
            await page.Keyboard.PressAsync("Tab");
            await Expect(shop.Change).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(shop.Spot.Locator(".go")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Tab");
            await Expect(shop.Spot.Locator(":focus")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_click_that_nothing_follows_stops_turning_and_says_so()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.Clock.InstallAsync();
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.RefuseAsync();
            await shop.DialogOfAsync(shop.Link);
            await shop.ExpectStateAsync("clicked");
            await page.Clock.FastForwardAsync(91_000);
            await shop.ExpectStateAsync("link");
            await Expect(shop.Spot.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing came from Messenger yet. Press the button to try again.");
        });
    }

    [Fact]
    public async Task The_code_stands_beside_the_words_and_within_the_first_screen()
    {
        await using var scene = await Scene.StartAsync(("Messenger:Plugins", "Link"));
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await Expect(shop.Spot.GetByAltText("QR code")).ToBeInViewportAsync(new() { Ratio = 1 });
            await shop.OrderAsync();
            await Expect(shop.Spot.GetByAltText("QR code")).ToBeInViewportAsync(new() { Ratio = 1 });
        }, Look(1280, ColorScheme.Light));
    }

    /// <summary>As web pages count it: 0.00.</summary>
    private static async Task AssertStillAsync(IPage page)
    {
        var shifts = await page.EvaluateAsync<JsonElement>("shifts");
        Assert.True(shifts.EnumerateArray().Sum(shift => shift.GetProperty("value").GetDouble()) < 0.005, $"{page.Url} moved by itself: {shifts}");
    }

    private static async Task AssertFirstScreenAsync(IPage page, ShopPage shop)
    {
        Assert.Equal(0, await page.EvaluateAsync<double>("scrollY"));
        Assert.InRange((await shop.Spot.BoundingBoxAsync())!.Y, 0, 843);
    }

    private static BrowserNewContextOptions Look(int width, ColorScheme scheme) => new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = width == 390 ? 844 : 800 } };
}
