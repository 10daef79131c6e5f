using System.Collections.Concurrent;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Dashboard;

/// <summary>The first screen that a merchant sees, in a browser.</summary>
public class OverviewTests(BrowserFixture browser)
{
    private static readonly string[] Queries = ["", "?days=1&show=value", "?days=365&show=conversion", "?from=2026-03-02&to=2026-03-01"];

    /// <summary>How many pixels of the chart have ink.</summary>
    private const string Ink = "() => { const canvas = document.querySelector('.plot canvas'); const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data; let n = 0; for (let i = 3; i < data.length; i += 4) n += data[i] > 0; return n; }";

    [Fact]
    public async Task Two_browsers_see_the_same_opt_in_and_the_first_days_advice_gives_way_to_figures()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async one =>
        {
            await new MerchantPage(one, site).SetFirstPasswordAsync();
            await one.GotoAsync("/dashboard?show=visits");
            await Expect(one.GetByText("Nobody has come in yet")).ToBeVisibleAsync();
            await browser.WithPageAsync(site.Address, async two =>
            {
                await SignInAsync(two);
                await Expect(one.Locator(".live")).ToHaveTextAsync("Live");
                await Expect(two.Locator(".live")).ToHaveTextAsync("Live");
                await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper())));
                foreach (var page in new[] { one, two })
                {
                    await Expect(page.Locator("[data-figure=opt-ins] strong")).ToHaveTextAsync("1");
                    await Expect(page.Locator("[data-figure=visits] strong")).ToHaveTextAsync("1");
                    await Expect(page.Locator(".plot canvas")).ToBeVisibleAsync();
                    await Expect(page.GetByText("Nobody has come in yet")).ToHaveCountAsync(0);
                }

                // What the reader opened stays open while news come.
                await one.GetByText("The same as a table").ClickAsync();
                await Expect(one.Locator(".points")).ToBeVisibleAsync();
                await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper()), psid: Payload.Charlie));
                foreach (var page in new[] { one, two })
                {
                    await Expect(page.Locator("[data-figure=people] strong")).ToHaveTextAsync("2");
                }

                await Expect(one.Locator(".points tbody tr").Last.Locator("td").First).ToHaveTextAsync("2");
                await Expect(one.Locator(".points")).ToBeVisibleAsync();
            });
        });
    }

    [Fact]
    public async Task The_chart_is_drawn_within_the_policy_follows_the_windows_width_and_tells_what_the_pointer_is_at()
    {
        await using var site = new SiteHost();
        await site.FillAsync(DateTimeOffset.UtcNow, 70, 6);
        ConcurrentBag<string> violations = [];
        await browser.WithPageAsync(site.Address, async page =>
        {
            page.Context.Console += (_, message) =>
            {
                if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                {
                    violations.Add(message.Text);
                }
            };
            await new MerchantPage(page, site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard?days=30&show=visits");
            var canvas = page.Locator(".plot canvas");
            await Expect(canvas).ToBeVisibleAsync();
            Assert.True(await page.EvaluateAsync<int>(Ink) > 1000, "Nothing is drawn.");
            var wide = (await canvas.BoundingBoxAsync())!.Width;

            await page.Locator(".plot .u-over").HoverAsync();
            var row = page.Locator(".points tbody tr").Nth(15);
            await Expect(page.Locator(".tip")).ToBeVisibleAsync();
            var told = await page.Locator(".tip .now").TextContentAsync();
            Assert.Contains(told!.Split(" · ")[1], await page.Locator(".points").TextContentAsync(), StringComparison.Ordinal);
            Assert.NotEqual("", (await row.TextContentAsync())!.Trim());

            await page.SetViewportSizeAsync(390, 800);
            await page.WaitForFunctionAsync("() => document.querySelector('.plot canvas').getBoundingClientRect().width < 360");
            Assert.True(wide > 800);
            Assert.Equal(390, await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"));

            await page.GetByRole(AriaRole.Link, new() { Name = "Orders" }).Locator("strong").First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Orders by day" })).ToBeVisibleAsync();
            Assert.Contains("days=30", page.Url, StringComparison.Ordinal);
            await page.GetByRole(AriaRole.Link, new() { Name = "Today" }).ClickAsync();
            await Expect(page.Locator("#chart-name")).ToHaveTextAsync("Orders by hour");
        });
        Assert.Empty(violations);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task It_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await new MerchantPage(page, site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard");
            await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
            await PageQuality.CheckAsync(page, width);
            await site.FillAsync(DateTimeOffset.UtcNow, 100, 5);
            await site.AliceAsync();
            foreach (var query in Queries)
            {
                await page.GotoAsync("/dashboard" + query);
                await page.GetByText("The same as a table").ClickAsync();
                await PageQuality.CheckAsync(page, width);
            }
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/dashboard");
        await page.GetByLabel("E-mail").FillAsync(MerchantPage.Email);
        await page.GetByLabel("Password").FillAsync(MerchantPage.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }
}
