using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Dashboard;

/// <summary>What shoppers do in real browsers stands on the funnel's page, number by number.</summary>
public class FunnelTests(BrowserFixture browser)
{
    private const string PhoneName = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    private static readonly string[] Paths =
    [
        "?by=placement",
        "?by=product&days=365",
        "?by=way",
        "?by=way&key=1",
        "?by=campaign",
        "?from=2020-01-01&to=2020-01-02",
        "/list?by=placement&step=webhook",
        "/list?by=placement&step=browser&without=webhook",
        "/list?by=placement&step=linked&without=ordered",
        "/list?by=placement&step=ordered",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("phone", 390, 844)]
    [InlineData("desktop", 1280, 900)]
    public async Task From_a_served_spot_to_an_order(string device, int width, int height)
    {
        await using var scene = await Scene.StartAsync();
        var isPhone = device == "phone";
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            // Without consent: a link, which is seen. Then the plugin, which is clicked.
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await StepsAsync(scene.Site, f => f.Served == 1);
            await shop.Spot.ScrollIntoViewIfNeededAsync();
            await StepsAsync(scene.Site, f => f.Seen == 1 && f.LinkShown == 1);
            await shop.AllowAsync();
            await shop.Spot.ScrollIntoViewIfNeededAsync();
            await StepsAsync(scene.Site, f => f.Seen == 2 && f.Drawn == 1);
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
            await StepsAsync(scene.Site, f => f.OptedIn == 1);
            new Talk(scene).Say("Is it dishwasher safe?");
            await scene.Until(() => scene.Site.ReadAsync(db => db.Visits.AnyAsync(v => v.IsAnswered, Cancel)));
            await shop.OrderAsync();
        }, new() { ViewportSize = new() { Width = width, Height = height }, UserAgent = isPhone ? PhoneName : null, IsMobile = isPhone, HasTouch = isPhone });

        using var merchant = await scene.Site.MerchantAsync();
        var steps = new[] { "served 2", "seen 2", "shown 2", "clicked 1", "browser 1", "webhook 1", "linked 1", "replied 1", "ordered 1" };
        Assert.Equal(steps, await StepsAsync(merchant, "by=placement&key=product"));
        Assert.Equal(steps[3..], (await StepsAsync(merchant, $"by=product&key={ShopPage.Teapot}"))[3..]); // A product's page has a second spot, which was served and not clicked.
        Assert.Equal(["served 1", "seen 1", "shown 1", "clicked 1", "browser 1", "webhook 1", "linked 1", "replied 1", "ordered 1"], await StepsAsync(merchant, "by=style&key=blue large&days=1"));
        Assert.Equal(["clicked 1", "browser 1", "webhook 1", "linked 1", "replied 1", "ordered 1"], (await StepsAsync(merchant, $"by=device&key={device}"))[3..]);
        Assert.Equal(["shown 1", "clicked 1", "browser 1", "came 1", "replied 1", "ordered 1"], await StepsAsync(merchant, "by=way&key=1"));
        foreach (var step in new[] { "browser", "webhook", "linked", "replied", "ordered" })
        {
            var list = await merchant.GetAsync($"/dashboard/funnel/list?by=placement&key=product&step={step}");
            Assert.Equal("product" + ShopPage.Teapot, Assert.Single(list.Document.QuerySelectorAll("tbody tr")).Cell("Spot").Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_click_into_a_frame_that_tells_nothing_counts_and_the_Tab_key_does_not()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            var ask = page.FrameLocator(".fb-messengermessageus iframe").GetByRole(AriaRole.Button, new() { Name = "Message Us" });
            await Expect(ask).ToBeVisibleAsync();
            await shop.Spot.ScrollIntoViewIfNeededAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).FocusAsync();
            for (var presses = 0; !await page.EvaluateAsync<bool>("document.activeElement.tagName === 'IFRAME'"); presses++)
            {
                Assert.InRange(presses, 0, 20);
                await page.Keyboard.PressAsync("Tab");
            }

            await StepsAsync(scene.Site, f => f.Drawn == 1);
            Assert.DoesNotContain("Clicked", await scene.Site.StepsAsync(), StringComparison.Ordinal);

            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync(); // Out of the frame again.
            await ShopPage.BeginAsync(await shop.DialogOfAsync(ask), "Alice Lindqvist");
            await StepsAsync(scene.Site, f => f.Clicked == 1);
        });
        Assert.Equal("Drawn 1, Clicked 1", await scene.Site.StepsAsync(Dimension.EntryPoint, "2"));
        Assert.Equal("Drawn 1", await scene.Site.StepsAsync(Dimension.EntryPoint, "1"));
    }

    [Fact]
    public async Task A_link_that_is_clicked_and_a_page_that_is_left_at_once_are_told_all_the_same()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await ShopPage.BeginAsync(await shop.DialogOfAsync(shop.Link), "Alice Lindqvist");
            await page.GotoAsync("/delivery");
            await StepsAsync(scene.Site, f => f.Clicked == 1 && f.LinkShown == 1 && f.Seen == 1);
        });
        using var merchant = await scene.Site.MerchantAsync();
        Assert.Equal(["shown 1", "clicked 1", "came 1", "replied 0", "ordered 0"], await StepsAsync(merchant, "by=way&key=3"));
    }

    [Fact]
    public async Task A_web_page_without_a_spot_loads_nothing_of_it()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            List<string> loaded = [];
            page.Request += (_, request) => loaded.Add(new Uri(request.Url).AbsolutePath);
            await page.GotoAsync("/delivery", new() { WaitUntil = WaitUntilState.NetworkIdle });
            Assert.DoesNotContain(loaded, path => path.Contains("steps", StringComparison.Ordinal) || path.Contains("spots", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task The_pages_are_accessible_and_fit(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        await FunnelYear.FillAsync(scene.Site);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            foreach (var path in Paths)
            {
                await page.GotoAsync("/dashboard/funnel" + path);
                await PageQuality.CheckAsync(page, width);
            }
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }

    /// <summary>The numbers of the funnel on the page.</summary>
    private static async Task<string[]> StepsAsync(Visitor merchant, string query)
    {
        var page = await merchant.GetAsync("/dashboard/funnel?" + query);
        return [.. page.Document.QuerySelectorAll("table.steps tr[data-step]").Select(row => $"{row.GetAttribute("data-step")} {row.QuerySelector(".count")!.TextContent.Trim()}")];
    }

    /// <summary>Waits until the product's spot came so far.</summary>
    private static Task StepsAsync(SiteHost site, Func<SpotFigure, bool> holds) => site.SoonAsync(async db =>
        (await db.SpotFigures.AsNoTracking().Where(f => f.Dimension == Dimension.Placement && f.Key == "product" && f.Span == Span.Month).ToListAsync(Cancel)).Any(holds));
}
