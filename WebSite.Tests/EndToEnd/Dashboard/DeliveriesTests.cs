using Messenger.AspNetCore.Tests.Support;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Dashboard;

/// <summary>A merchant finds an event that was set aside, and replays it.</summary>
public class DeliveriesTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280, true)]
    [InlineData(ColorScheme.Dark, 360, true)]
    [InlineData(ColorScheme.Light, 390, false)]
    public async Task An_event_that_was_set_aside_is_found_and_replayed(ColorScheme scheme, int width, bool hasJavaScript)
    {
        await using var site = new SiteHost();
        await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper())), Payload.Event("\"message\":{\"mid\":\"m\"}"));
        using var http = site.Browser();
        using var foreign = await http.PostAsync(Payload.Envelope(Payload.Entry(Payload.OptIn("R"), "1234567890123456")));
        using var unsigned = await http.PostSignedAsync([]);
        await site.FailAsync(Payload.OptIn("R", psid: Payload.Charlie));
        await browser.WithPageAsync(site.Address, async page =>
        {
            async Task CheckAsync()
            {
                if (hasJavaScript) // axe is a script.
                {
                    await PageQuality.CheckAsync(page, width);
                }
            }

            await new MerchantPage(page, site).SetFirstPasswordAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "1 event is set aside" }).ClickAsync();
            await CheckAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).ClickAsync();
            await Expect(page.Locator("table.events tbody tr")).ToHaveCountAsync(4);
            await page.GetByRole(AriaRole.Searchbox).FillAsync(Payload.Charlie);
            await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
            await Expect(page.Locator("table.events tbody tr")).ToHaveCountAsync(1);
            await CheckAsync();

            await page.GetByRole(AriaRole.Checkbox).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Replay the ticked ones" }).ClickAsync();
            await Expect(page.Locator(".notice")).ToHaveTextAsync("1 event put back in the queue.");
            await site.SettledAsync();
            await page.ReloadAsync();
            await Expect(page.Locator("table.events .badge")).ToHaveTextAsync("Recorded");
            await page.Locator("table.events .pick a").ClickAsync();
            await Expect(page.Locator("pre")).ToContainTextAsync($"\"id\": \"{Payload.Charlie}\"");
            await CheckAsync();
        }, new() { ColorScheme = scheme, JavaScriptEnabled = hasJavaScript, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
    }
}
