using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>A faulty form in a real browser: what is wrong has the focus, and neither Back nor Reload sends anything again.</summary>
public class FormTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_an_error_back_and_reload_send_nothing_again_and_what_was_typed_is_kept(bool hasScript)
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            var posts = new List<string>();
            page.Request += (_, request) =>
            {
                if (request.Method == "POST" && request.Url.EndsWith("/checkout", StringComparison.Ordinal))
                {
                    posts.Add(request.Url);
                }
            };
            var checkout = new CheckoutPage(page);
            await checkout.OpenAsync();
            await page.GetByLabel("Postal code").FillAsync("123");
            await checkout.OrderAsync();

            var summary = page.Locator(".validation-summary-errors");
            await Expect(summary).ToBeFocusedAsync();
            await Expect(summary).ToContainTextAsync("A postal code in Finland looks like 00550.");
            await Expect(page.GetByLabel("Street and number")).ToHaveValueAsync("Harbour Street 12");
            await Expect(page.GetByLabel("Postal code")).ToHaveValueAsync("123");
            Assert.Single(posts);
            if (hasScript)
            {
                await PageQuality.CheckAsync(page, 390);
            }

            await page.ReloadAsync();
            await Expect(page.GetByLabel("Street and number")).ToHaveValueAsync("Harbour Street 12");
            await page.GetByRole(AriaRole.Link, new() { Name = "Delivery", Exact = true }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/delivery$"));
            await page.GoBackAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/checkout$"));
            await Expect(page.GetByLabel("Street and number")).ToHaveValueAsync("Harbour Street 12");
            await page.GoBackAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(Checkout|Your cart)$"));
            Assert.Single(posts);

            await page.GotoAsync("/checkout");
            await page.GetByLabel("Postal code").FillAsync("20100");
            await checkout.OrderAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, Alice");
        }, new() { JavaScriptEnabled = hasScript, ViewportSize = new() { Width = 390, Height = 800 } });
    }

    [Fact]
    public async Task At_the_merchants_door_it_is_the_same_and_the_password_is_typed_anew()
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await page.GotoAsync("/account/sign-in");
            await page.GetByLabel("E-mail").FillAsync("bob@example.com");
            await page.GetByLabel("Password").FillAsync("not the right one");
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await Expect(page.Locator(".validation-summary-errors")).ToBeFocusedAsync();
            await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("bob@example.com");
            await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");
            Assert.EndsWith("/account/sign-in", page.Url, StringComparison.Ordinal);
        });
    }
}
