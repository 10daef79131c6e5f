using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>Facebook's SDK as it is since February 2025: it knows neither Send to Messenger nor Message Us, and says nothing.</summary>
public class SdkWithoutPluginsTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_takes_the_plugins_place_within_a_second_of_the_page()
    {
        await using var scene = await StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            await shop.Allow.ClickAsync();
            await page.WaitForFunctionAsync("() => window.FB && document.querySelector('.messenger-spot').dataset.state !== 'loading'");
            await shop.ExpectStateAsync("link");
            var shown = await page.EvaluateAsync<double>("() => performance.now() - performance.getEntriesByName(document.getElementById('facebook-jssdk').src)[0].responseEnd");
            Assert.InRange(shown, 0, 1000);
            await Expect(shop.Link).ToBeVisibleAsync();
            await scene.Site.SoonAsync(db => db.PluginReports.AnyAsync(r => r.Outcome == PluginOutcome.NotInSdk && r.Count == 1, Cancel));
        });
    }

    [Fact]
    public async Task After_a_few_visitors_everybody_gets_the_link_from_the_start_and_nothing_of_Facebooks()
    {
        await using var scene = await StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            await shop.OpenAsync();
            while (SdkReports.IsTriedBy(scene.Site.BrowserOf((await shop.Spot.GetAttributeAsync("data-spot"))!), today))
            {
                await page.Context.ClearCookiesAsync(); // One of those that try all the same.
                await shop.OpenAsync();
            }

            await shop.Allow.ClickAsync();
            await shop.ExpectStateAsync("link");
            await scene.Site.SoonAsync(db => db.SdkWitnesses.AnyAsync(Cancel));
            await scene.Site.ReadAsync(db =>
            {
                // Others told the same yesterday.
                db.SdkWitnesses.AddRange(new() { Day = today.AddDays(-1), Address = [1] }, new() { Day = today.AddDays(-1), Address = [2] });
                return db.SaveChangesAsync(Cancel);
            });
            var asked = new List<string>();
            page.Request += (_, request) => asked.Add(request.Url);
            await page.ReloadAsync();
            await shop.ExpectStateAsync("link");
            await Expect(shop.Spot.GetByAltText("QR code")).ToBeVisibleAsync();
            Assert.NotEmpty(asked);
            Assert.DoesNotContain(asked, url => url.StartsWith(scene.Sandbox.Address.ToString(), StringComparison.Ordinal));

            // The same way on to the same promise.
            await ShopPage.BeginAsync(await shop.DialogOfAsync(shop.Link), "Alice Lindqvist");
            await shop.ExpectStateAsync("question");
            await shop.AnswerAsync("Yes, that's me");
            await shop.ExpectStateAsync("connected");

            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync(SetUpPage.Path);
            await Expect(page.Locator("#plugins")).ToHaveAttributeAsync("data-outcome", "good");
            await Expect(page.Locator("#plugins")).ToContainTextAsync("script of 15 February 2025 has neither");
            await Expect(page.Locator("#plugins")).ToContainTextAsync("from the start");
        });
    }

    private static async Task<Scene> StartAsync()
    {
        var scene = await Scene.StartAsync();
        scene.Sandbox.World.Change(settings => settings with { Sdk = settings.Sdk with { HasPlugins = false } });
        return scene;
    }
}
