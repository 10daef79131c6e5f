using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The strict policy in a real browser: it holds, and the shop's own pages never break it.</summary>
public class PolicyTests(BrowserFixture browser)
{
    private const string TriesMarkup = "() => { try { document.createElement('p').innerHTML = '<i></i>'; return true; } catch { return false; } }";

    [Fact]
    public async Task The_shops_pages_are_whole_under_it_and_text_is_no_markup()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            List<string> broken = [];
            await page.ExposeFunctionAsync("tellBroken", (string what) => broken.Add(what));
            await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => tellBroken(`${location.pathname} ${e.violatedDirective} ${e.blockedURI}`))");
            page.RequestFailed += (_, request) => broken.Add(request.Url + " " + request.Failure);
            foreach (var path in new[] { "/", ShopPage.Teapot, "/cart", "/delivery", "/privacy", "/orders" })
            {
                await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
                Assert.True(await page.EvaluateAsync<bool>("() => crossOriginIsolated"), path);
                Assert.True(await page.EvaluateAsync<bool>("() => [...document.images].filter(i => i.loading !== 'lazy').every(i => i.naturalWidth > 0)"), path);
            }

            await page.GotoAsync(ShopPage.Teapot);
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
            await page.GotoAsync("/checkout");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            Assert.Empty(broken);

            Assert.False(await page.EvaluateAsync<bool>(TriesMarkup));
            await page.WaitForFunctionAsync("() => true");
            Assert.Contains("/checkout require-trusted-types-for trusted-types-sink", broken);
        }, isExpected: error => error.Contains("TrustedHTML", StringComparison.Ordinal));
    }
}
