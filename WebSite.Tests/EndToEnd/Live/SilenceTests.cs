using Messenger.AspNetCore.Tests.Support;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Live;

/// <summary>Pages that nothing reaches for a while: what they say of it is so, and they go on by themselves.</summary>
public class SilenceTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_dashboard_says_lost_when_nothing_answers_asks_when_no_stream_comes_and_goes_back_to_the_stream()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await page.Clock.InstallAsync();
            await page.RouteAsync("**/dashboard/live", route => route.AbortAsync());
            await page.RouteAsync("**/dashboard/news", route => route.AbortAsync());
            var merchant = new MerchantPage(page, site);
            await merchant.SetFirstPasswordAsync();
            await Expect(page.Locator(".live")).ToHaveTextAsync("Connection lost, trying again");

            await page.UnrouteAsync("**/dashboard/news");
            await Expect(page.Locator(".live")).ToHaveTextAsync("Live, looks every 3 seconds");
            await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper())));
            await Expect(merchant.Rows).ToHaveCountAsync(1);

            await page.UnrouteAsync("**/dashboard/live");
            await page.Clock.FastForwardAsync(61_000);
            await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
            await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper()), psid: Payload.Charlie));
            await Expect(merchant.Rows).ToHaveCountAsync(2);
        });
    }

    [Fact]
    public async Task Who_comes_back_from_Messenger_after_the_page_gave_up_sees_at_once_that_it_is_connected()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await page.Clock.InstallAsync();
            await page.AddInitScriptAsync(Tab.CanBeHidden);
            await page.RouteAsync("**/sdk.js", route => route.AbortAsync());
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.Allow.ClickAsync();
            await shop.ExpectStateAsync("link");
            await shop.Spot.GetByText("Or scan with your phone").ClickAsync();
            await page.EvaluateAsync("turn('hidden')");
            await page.Clock.FastForwardAsync(100_000);

            await site.DeliverAsync(Payload.OptIn(await shop.RefAsync()));
            await shop.ExpectStateAsync("link");
            await page.EvaluateAsync("turn('visible')");

            await shop.ExpectStateAsync("connected");
        });
    }
}
