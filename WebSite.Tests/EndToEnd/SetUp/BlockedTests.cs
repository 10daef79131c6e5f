using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.SetUp;

/// <summary>From what a browser keeps out of a web page to what the merchant reads of it.</summary>
public class BlockedTests(BrowserFixture browser)
{
    private static readonly int[] Widths = [320, 390, 1280];

    private static readonly string[] Paths =
        ["", "/funnel", "/placements", "/experiments", "/opt-ins", "/people", "/conversations", "/sessions", "/orders", "/products", "/shop", "/entry-points", "/texts", "/deliveries", "/setup", "/privacy", "/account"];

    private const string Path = "/dashboard/setup/blocked";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_that_somebody_got_into_a_page_does_not_run_and_is_told()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await page.RouteAsync("**" + ShopPage.Teapot, async route =>
            {
                var sent = await route.FetchAsync();
                await route.FulfillAsync(new()
                {
                    Response = sent,
                    Body = (await sent.TextAsync()).Replace("</main>", "<script>globalThis.ran = true</script><img src='https://tracker.example/p.gif?who=alice' alt=''></main>", StringComparison.Ordinal),
                });
            });
            await page.GotoAsync(ShopPage.Teapot);
            Assert.False(await page.EvaluateAsync<bool>("() => globalThis.ran === true"));
            await page.EvaluateAsync("() => { try { document.createElement('p').innerHTML = '<i></i>'; } catch { } }");
            await site.SoonAsync(async db => await db.PolicyReports.CountAsync(Cancel) >= 3);

            await new MerchantPage(page, site).SetFirstPasswordAsync();
            await page.GotoAsync(SetUpPage.Path);
            await page.GetByRole(AriaRole.Link, new() { Name = "What browsers kept out" }).ClickAsync();
            await Expect(page.Locator("tr[data-kind='Injected']")).ToContainTextAsync("A script that stands in the page itself (inline), and that this site didn't send.");
            await Expect(page.Locator("tr[data-kind='Injected']")).ToContainTextAsync("product's page");
            await Expect(page.Locator("tr[data-kind='Stranger']")).ToContainTextAsync("A picture from https://tracker.example.");
            await Expect(page.Locator("tr[data-kind='Markup']")).ToContainTextAsync("wanted to put into the page as markup");
            await Expect(page.Locator("main")).Not.ToContainTextAsync("alice");
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 800);
                await PageQuality.CheckAsync(page, width);
            }
        }, isExpected: error => error.Contains("Content Security Policy", StringComparison.Ordinal) || error.Contains("TrustedHTML", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dashboards_pages_are_whole_under_Trusted_Types()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            foreach (var path in Paths)
            {
                var answer = await page.GotoAsync("/dashboard" + path, new() { WaitUntil = WaitUntilState.Load });
                Assert.Contains("require-trusted-types-for 'script'", (await answer!.AllHeadersAsync())["content-security-policy"], StringComparison.Ordinal);
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            }
        });
        Assert.Empty(await scene.Site.ReadAsync(db => db.PolicyReports.Select(r => r.Blocked).ToListAsync(Cancel)));
    }

    [Fact(Explicit = true)]
    public async Task Pictures()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Light), (1280, ColorScheme.Light), (390, ColorScheme.Dark), (1280, ColorScheme.Dark) })
        {
            await using var site = new SiteHost();
            await browser.WithPageAsync(site.Address, async page =>
            {
                Task TakeAsync(string name) => page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"blocked-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
                await new MerchantPage(page, site).SetFirstPasswordAsync();
                await page.GotoAsync(Path);
                await TakeAsync("none");
                await FillAsync(site);
                await page.ReloadAsync();
                await TakeAsync("rows");
                await page.GotoAsync("/dashboard/deliveries");
                await TakeAsync("alarm");
            }, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        }
    }

    private static Task<int> FillAsync(SiteHost site) => site.ReadAsync(db =>
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var (kind, directive, blocked, page, count) in new[]
        {
            (BlockedKind.Facebook, "script-src-elem", "https://connect.facebook.net", BlockedOn.Product, 41), (BlockedKind.Stranger, "script-src-elem", "https://tags.analytics-of-somebody.example:8443", BlockedOn.Checkout, 1203),
            (BlockedKind.Injected, "script-src-elem", "inline", BlockedOn.Catalogue, 7), (BlockedKind.Markup, "require-trusted-types-for", "trusted-types-sink", BlockedOn.Product, 3),
            (BlockedKind.FacebookLooks, "style-src-elem", "inline", BlockedOn.Product, 380), (BlockedKind.Extension, "script-src-elem", "extension", BlockedOn.Cart, 96), (BlockedKind.Extension, "font-src", "extension", BlockedOn.Orders, 12),
        })
        {
            db.PolicyReports.Add(new() { Day = DateOnly.FromDateTime(now.UtcDateTime), Kind = kind, Directive = directive, Blocked = blocked, WebPage = page, Count = count, FirstAt = now.AddDays(-6), LastAt = now });
        }

        return db.SaveChangesAsync(Cancel);
    });
}
