using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Dashboard;

/// <summary>Merchants find their way through the lists, and see what is new in each as it comes.</summary>
public class ListsTests(BrowserFixture browser)
{
    private static readonly string[] Lists = ["Opt-ins", "People", "Conversations", "Sessions", "Orders", "Deliveries"];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1024)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Every_list_is_reached_searched_and_filtered(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.OrderAsync();
            await ShopPage.PickAsync(await shop.DialogOfAsync(shop.Button), Chat.Alice);
            await shop.ExpectStateAsync("connected");
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await scene.Until(() => scene.Site.ReadAsync(db => db.Conversations.AnyAsync(c => c.Name != null)));
            foreach (var list in Lists)
            {
                await GoAsync(page, list, width);
                await PageQuality.CheckAsync(page, width);
                var rows = page.Locator("[data-key]");
                await Expect(rows.First).ToBeVisibleAsync();
                await page.GetByRole(AriaRole.Searchbox).FillAsync(list == "Deliveries" ? "no such person" : "Lindqvist");
                await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
                await Expect(page.Locator(".count")).ToContainTextAsync("found");
                Assert.DoesNotContain("indqvist", page.Url, StringComparison.OrdinalIgnoreCase);
                await Expect(rows).ToHaveCountAsync(list == "Deliveries" ? 0 : 1);
                await page.GetByText("Filter and sort").ClickAsync();
                await page.GetByLabel("Order", new() { Exact = true }).Last.SelectOptionAsync("Oldest first");
                await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
                await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("find=.*sort=oldest"));
                await Expect(rows).ToHaveCountAsync(list == "Deliveries" ? 0 : 1);
                await PageQuality.CheckAsync(page, width);
            }

            await GoAsync(page, "People", width);
            await page.GetByRole(AriaRole.Link, new() { Name = "Alice Lindqvist" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Alice Lindqvist");
            await PageQuality.CheckAsync(page, width);
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Orders", Exact = true }).ClickAsync();
            await Expect(page.Locator("[data-key]")).ToHaveCountAsync(1);
            await page.GetByRole(AriaRole.Link, new() { Name = "session 1" }).ClickAsync();
            await Expect(page.GetByText("Alice Lindqvist came in through Send to Messenger")).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, width);
            await page.GetByRole(AriaRole.Link, new() { Name = "Delivery" }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("optin");
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }

    [Fact]
    public async Task Two_merchants_see_a_new_opt_in_and_no_list_is_read_again_that_has_nothing_new()
    {
        await using var site = new SiteHost();
        await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper())));
        await browser.WithPageAsync(site.Address, async first =>
        {
            var bob = new MerchantPage(first, site);
            await bob.SetFirstPasswordAsync();
            await Expect(first.Locator(".live")).ToHaveTextAsync("Live");
            var orders = await first.Context.NewPageAsync();
            await orders.GotoAsync("/dashboard/orders");
            await Expect(orders.Locator(".live")).ToHaveTextAsync("Live");
            var read = 0;
            orders.Request += (_, request) => read += request.Url.Contains("handler=rows", StringComparison.Ordinal) ? 1 : 0;
            await browser.WithPageAsync(site.Address, async second =>
            {
                await second.GotoAsync("/account/sign-in");
                await second.GetByLabel("E-mail").FillAsync(MerchantPage.Email);
                await second.GetByLabel("Password").FillAsync(MerchantPage.Password);
                await second.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
                await second.GotoAsync("/dashboard/people");
                await Expect(second.Locator(".live")).ToHaveTextAsync("Live");
                await Expect(second.Locator("[data-key]")).ToHaveCountAsync(1);
                var kept = await second.Locator("[data-key]").ElementHandleAsync();

                await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper()), psid: Payload.Charlie));

                await Expect(bob.Rows).ToHaveCountAsync(2);
                await Expect(second.Locator("[data-key]")).ToHaveCountAsync(2);
                await Expect(second.Locator("[data-key].new")).ToHaveCountAsync(1);
                Assert.True(await kept.EvaluateAsync<bool>("row => row.isConnected"), "The row that said the same was put there anew.");
                await Expect(second.Locator(".count")).ToHaveTextAsync("2 people");
            });

            // By now the stream has told of all that was new.
            Assert.True(read <= 1, $"The list of orders, of which there was nothing new, was read {read} times again.");
        });
    }

    private static async Task GoAsync(IPage page, string list, int width)
    {
        if (width < 1264)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            await PageQuality.CheckAsync(page, width);
        }

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Dashboard" }).GetByRole(AriaRole.Link, new() { Name = list, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = list, Exact = true, Level = 1 })).ToBeVisibleAsync();
    }
}
