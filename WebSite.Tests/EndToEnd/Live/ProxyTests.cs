using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Live;

/// <summary>The main job behind a real nginx: what a shopper and a merchant see comes as soon as without it.</summary>
public class ProxyTests(BrowserFixture browser)
{
    /// <summary>Nothing of an event stream arrives until the stream ends, whatever the site asks for.</summary>
    private const string HoldsBack = "proxy_ignore_headers X-Accel-Buffering;";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Ways => new()
    {
        { "as it comes", "", "Live" },
        { "as docs/deployment.md says", DocumentedLines.Nginx(), "Live" },
        { "holding streams back", HoldsBack, "Live, looks every 3 seconds" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task From_a_click_to_connected_and_to_the_dashboards_row(string way, string lines, string light)
    {
        Assert.NotEmpty(way);
        await using var scene = await Scene.StartAsync();
        await using var nginx = await Nginx.StartAsync(scene.Site.Address, lines, Cancel);
        scene.Sandbox.Webhook = new(nginx.Address, "webhook");
        await browser.WithPageAsync(nginx.Address, async page =>
        {
            var merchant = new MerchantPage(page, scene.Site);
            await merchant.SetFirstPasswordAsync(nginx.Address);
            await Expect(page.Locator(".live")).ToHaveTextAsync(light);
            await Expect(page.GetByText("No opt-ins yet")).ToBeVisibleAsync();

            await browser.WithPageAsync(nginx.Address, async shopper =>
            {
                var shop = new ShopPage(shopper);
                await shop.OpenAllowedAsync();
                await shop.SendAsync();
                await shop.ExpectStateAsync("connected");
            });

            await Expect(merchant.Rows).ToHaveCountAsync(1);
            await Expect(page.Locator(".live")).ToHaveTextAsync(light);
        });
    }
}
