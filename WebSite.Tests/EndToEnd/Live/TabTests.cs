using Messenger.AspNetCore.Tests.Support;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Live;

/// <summary>Many tabs of one browser over HTTP/1.1, where a browser opens six connections to a host and no more.</summary>
public class TabTests(BrowserFixture browser)
{
    private const int Tabs = 8;

    [Fact]
    public async Task Eight_dashboard_tabs_load_and_all_show_a_new_opt_in()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await new MerchantPage(page, site).SetFirstPasswordAsync();

            // Only what is opened from now on is counted: how a stream ends with its page isn't told.
            await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
            await page.GotoAsync("/delivery");
            var streams = Watch(page.Context, "/dashboard/live");
            await page.GotoAsync("/dashboard/opt-ins");
            var tabs = await OpenAsync(page, "/dashboard/opt-ins");
            foreach (var tab in tabs)
            {
                await Expect(tab.Locator(".live")).ToHaveTextAsync("Live");
                await Expect(tab.GetByText("No opt-ins yet")).ToBeVisibleAsync();
            }

            await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper())));

            foreach (var tab in tabs)
            {
                await Expect(new MerchantPage(tab, site).Rows).ToHaveCountAsync(1);
            }

            Assert.Equal(1, streams.MostAtOnce);

            // The tab with the stream is closed: another takes it over.
            await tabs[0].CloseAsync();
            await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper()), psid: Payload.Charlie));
            foreach (var tab in tabs.Skip(1))
            {
                await Expect(new MerchantPage(tab, site).Rows).ToHaveCountAsync(2);
                await Expect(tab.Locator(".live")).ToHaveTextAsync("Live");
            }
        });
    }

    [Fact]
    public async Task Eight_product_tabs_load_and_all_show_that_they_are_connected()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            // Without the SDK the link is what is seen, and opening its code makes the page wait.
            await page.Context.RouteAsync("**/sdk.js", route => route.AbortAsync());
            var streams = Watch(page.Context, "/messenger/connection/live");
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.Allow.ClickAsync();
            await shop.ExpectStateAsync("link");
            var tabs = await OpenAsync(page, ShopPage.Teapot);
            foreach (var tab in tabs)
            {
                await new ShopPage(tab).ExpectStateAsync("link");
                await tab.RunAndWaitForResponseAsync(() => new ShopPage(tab).Spot.GetByText("Or scan with your phone").ClickAsync(), answer => answer.Url.Contains("/messenger/connection", StringComparison.Ordinal));
            }

            await site.DeliverAsync(Payload.OptIn(await shop.RefAsync()));

            foreach (var tab in tabs)
            {
                await new ShopPage(tab).ExpectStateAsync("connected");
            }

            Assert.Equal(1, streams.MostAtOnce);
        });
    }

    [Fact]
    public async Task A_hidden_tab_keeps_no_stream_and_catches_up_when_it_is_seen_again()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            // Without locks, so that this tab's own stream is looked at.
            await page.AddInitScriptAsync(Tab.CanBeHidden + Tab.HasNoLocks);
            var merchant = new MerchantPage(page, site);
            await merchant.SetFirstPasswordAsync();
            await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
            var ended = new TaskCompletionSource();
            page.RequestFailed += (_, request) => EndsOf(request, ended);
            await page.EvaluateAsync("turn('hidden')");
            await ended.Task.WaitAsync(Patience.Most, TestContext.Current.CancellationToken);

            await site.DeliverAsync(Payload.OptIn(site.RefFor(Minted.Shopper())));
            await Expect(page.GetByText("No opt-ins yet")).ToBeVisibleAsync();
            await page.EvaluateAsync("turn('visible')");

            await Expect(merchant.Rows).ToHaveCountAsync(1);
        });
    }

    private static void EndsOf(IRequest request, TaskCompletionSource ended)
    {
        if (request.Url.EndsWith("/dashboard/live", StringComparison.Ordinal))
        {
            ended.TrySetResult();
        }
    }

    /// <summary>The page itself, and as many more as make eight.</summary>
    private static async Task<List<IPage>> OpenAsync(IPage page, string path)
    {
        List<IPage> tabs = [page];
        while (tabs.Count < Tabs)
        {
            var tab = await page.Context.NewPageAsync();
            await tab.GotoAsync(path);
            tabs.Add(tab);
        }

        return tabs;
    }

    private static Streams Watch(IBrowserContext context, string path) => new(context, path);

    /// <summary>The streams that a browser's tabs have open from now on; one that breaks off is opened again.</summary>
    private sealed class Streams
    {
        private readonly HashSet<IRequest> _open = [];

        public Streams(IBrowserContext context, string path)
        {
            context.Request += (_, request) => Note(request, path, isOpen: true);
            context.RequestFinished += (_, request) => Note(request, path, isOpen: false);
            context.RequestFailed += (_, request) => Note(request, path, isOpen: false);
        }

        public int MostAtOnce { get; private set; }

        private void Note(IRequest request, string path, bool isOpen)
        {
            if (new Uri(request.Url).AbsolutePath == path)
            {
                _ = isOpen ? _open.Add(request) : _open.Remove(request);
                MostAtOnce = Math.Max(MostAtOnce, _open.Count);
            }
        }
    }
}
