using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Dashboard;

/// <summary>A merchant tries two ways in a browser; shoppers see one each, and what they do stands on the experiment's page.</summary>
public class ExperimentTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_another_way_to_its_numbers_and_to_everybody()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard/placements");
            await page.GetByRole(AriaRole.Link, new() { Name = "Try another way at Product" }).ClickAsync();
            await page.Locator("#Variants\\[0\\]_Headline").FillAsync("Questions? We answer.");
            await Expect(page.Locator("#preview")).ToContainTextAsync("Questions? We answer.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
            await Expect(page.Locator("#verdict")).ToHaveTextAsync("Nobody has come by yet.");
        });

        var id = await scene.Site.ReadAsync(db => db.Experiments.Select(e => e.Id).SingleAsync(Cancel));
        var seen = new Dictionary<string, int>();
        foreach (var person in new[] { "Alice Lindqvist", "Bob Okafor" })
        {
            // As many browsers as it takes to see one of each.
            for (var isNew = false; !isNew;)
            {
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    var shop = new ShopPage(page);
                    await shop.OpenAsync();
                    var headline = await page.Locator(".messenger-spot h2").First.TextContentAsync();
                    if (!(isNew = seen.TryAdd(headline!, 1)))
                    {
                        return;
                    }

                    await shop.AllowAsync();
                    await shop.Spot.ScrollIntoViewIfNeededAsync();
                    await page.Locator(".spot-place").EvaluateAsync("place => place.scrollIntoView({ block: 'center' })");
                    await scene.Site.SoonAsync(async db => await db.SpotFigures.Where(f => f.Dimension == Dimension.Variant && f.Span == Span.Month).SumAsync(f => f.Seen, Cancel) == seen.Count);
                    await shop.SendAsync(person);
                    await shop.ExpectStateAsync("connected");
                    if (headline == "Questions? We answer.")
                    {
                        await shop.OrderAsync();
                    }
                });
            }
        }

        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.GotoAsync("/account/sign-in");
            await page.GetByLabel("E-mail").FillAsync(MerchantPage.Email);
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync(MerchantPage.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await page.GotoAsync($"/dashboard/experiments/{id}");
            await Expect(page.Locator("#verdict")).ToContainTextAsync("Not enough yet");
            foreach (var (measure, variant, hits) in new[] { ("opt-ins", "A", 1), ("opt-ins", "B", 1), ("orders", "A", 0), ("orders", "B", 1) })
            {
                var cells = page.Locator($"[data-measure={measure}] tr[data-variant={variant}] td");
                await Expect(cells.Nth(1)).ToHaveTextAsync("1");
                await Expect(cells.Nth(2)).ToHaveTextAsync($"{hits}");
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Stop, and apply B" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("B stands there for everybody");
            for (var n = 0; n < 4; n++)
            {
                await page.Context.ClearCookiesAsync();
                await page.GotoAsync(ShopPage.Teapot);
                await Expect(page.Locator(".messenger-spot h2").First).ToHaveTextAsync("Questions? We answer.");
            }
        });
    }

    [Fact]
    public async Task A_place_where_nothing_is_shown_is_seen_as_another_and_a_change_is_seen_at_once()
    {
        await using var scene = await Scene.StartAsync();
        var id = await scene.Site.BeginTrialAsync(Placement.Product, ExperimentGoal.Orders, look => look with { IsOn = false });
        for (var isDone = false; !isDone;)
        {
            await browser.WithPageAsync(scene.Site.Address, async page =>
            {
                await page.GotoAsync(ShopPage.Teapot);
                if (isDone = await page.Locator(".messenger-spot:not(.quiet)").CountAsync() == 0)
                {
                    await page.Locator(".spot-place").EvaluateAsync("place => place.scrollIntoView({ block: 'center' })");
                    await scene.Site.SoonAsync(db => db.SpotFigures.AnyAsync(f => f.Dimension == Dimension.Variant && f.Key == $"{id}:1" && f.Seen == 1, Cancel));
                    Assert.Equal("", await scene.Site.StepsAsync(Dimension.Placement, "product"));
                }
            });
        }

        await scene.Site.StopTrialAsync(id, 0);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard/placements/product");
            await page.GetByLabel("Headline").FillAsync("Hello from the {product}");
            await Expect(page.Locator("#preview .head").First).ToHaveTextAsync("Hello from the Ember kettle");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Saved");
            await page.GotoAsync(ShopPage.Teapot);
            await Expect(page.Locator(".messenger-spot h2").First).ToHaveTextAsync("Hello from the Harbour teapot");
        });
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task The_pages_are_accessible_and_fit(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        var id = await TrialPictures.FillAsync(scene.Site);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            foreach (var path in new[] { "placements", "placements/product", "placements/cart", "experiments", "experiments/new", "experiments/new?placement=checkout", $"experiments/{id}" })
            {
                await page.GotoAsync("/dashboard/" + path);
                await PageQuality.CheckAsync(page, width);
            }
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }
}
