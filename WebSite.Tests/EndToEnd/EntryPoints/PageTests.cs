using System.Collections.Concurrent;
using Messenger.AspNetCore.Refs;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.EntryPoints;

public class PageTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_builder_redraws_lines_and_preview_as_choices_change()
    {
        await using var scene = await Scene.StartAsync();
        var violations = new ConcurrentBag<string>();
        await browser.WithPageAsync(
            scene.Site.Address,
            async page =>
            {
                page.Console += (_, message) =>
                {
                    if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                    {
                        violations.Add(message.Text);
                    }
                };
                await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
                await page.GotoAsync(Doors.Root + "/plugins");
                await page.GetByLabel("Name, for instance of that website").FillAsync("Tea blog");
                await page.GetByRole(AriaRole.Button, new() { Name = "Make the campaign" }).ClickAsync();
                await Expect(page.Locator("#lines")).ToContainTextAsync("data-ref=\"c-tea-blog-");
                await Expect(page.GetByLabel("Campaign (another website only)")).ToBeEnabledAsync();

                await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show the lines" })).ToHaveCountAsync(0); // The script is there.
                await page.GetByLabel("Where it stands").SelectOptionAsync("cart");
                await Expect(page.Locator("#lines")).ToHaveTextAsync("""<send-to-messenger placement="cart" ref="@ref" color="blue" size="large" />""");
                await page.GetByRole(AriaRole.Link, new() { Name = "Show the preview" }).ClickAsync();
                var drawn = page.FrameLocator("[data-preview] iframe").Locator("button.go");
                await Expect(drawn).ToBeVisibleAsync();

                await page.GetByLabel("Wording").SelectOptionAsync("GET_SUPPORT");
                await Expect(page.Locator("#lines")).ToContainTextAsync("GET_SUPPORT");
                await Expect(drawn).ToHaveTextAsync("Get support");
                await page.GetByLabel("Message Us").CheckAsync();
                await Expect(page.Locator("#lines")).ToHaveTextAsync("""<message-us placement="cart" ref="@ref" color="blue" size="large" />""");
                await Expect(page.FrameLocator("[data-preview] .fb-messengermessageus iframe").GetByRole(AriaRole.Button)).ToBeVisibleAsync();

                await page.GetByRole(AriaRole.Button, new() { Name = "Copy the lines" }).ClickAsync();
                await Expect(page.GetByText("Copied", new() { Exact = true })).ToBeVisibleAsync();
                Assert.Equal("""<message-us placement="cart" ref="@ref" color="blue" size="large" />""", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
                await page.ReloadAsync();
                await Expect(page.GetByLabel("Message Us")).ToBeCheckedAsync();
            },
            new() { Permissions = ["clipboard-read", "clipboard-write"] });
        Assert.Empty(violations);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Every_page_of_the_doors_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        var site = scene.Site;
        await browser.WithPageAsync(
            site.Address,
            async page =>
            {
                await new MerchantPage(page, site).SetFirstPasswordAsync();
                foreach (var (where, button) in new[] { ("links", "Make the link"), ("codes", "Make the code"), ("ads", "Make the campaign") })
                {
                    await page.GotoAsync($"{Doors.Root}/{where}");
                    await PageQuality.CheckAsync(page, width);
                    await page.GetByRole(AriaRole.Textbox).Last.FillAsync("A name as long as a merchant may ever come to think of for a table in a corner");
                    await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
                    await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Made. What it brings is counted from now on.");
                }

                await site.ArriveAsync("demo-psid-alice", EntryPoint.Link, 1);
                await site.ArriveAsync("demo-psid-alice", EntryPoint.Ad, adId: "6045246247433");
                await site.ArriveAsync("demo-psid-bob", EntryPoint.Unknown);
                foreach (var path in (string[])["", "/plugins", "/plugins?color=red", "/plugins?place=elsewhere", "/links", "/codes", "/ads", "/unnamed", "/campaigns/1", "/campaigns/2", "/campaigns/3", "/codes/2?logo=true", "/codes/2/sheet", "/codes/2/sheet?format=a4"])
                {
                    await page.GotoAsync(Doors.Root + path);
                    await PageQuality.CheckAsync(page, width);
                }

                await page.GotoAsync("/m/zzzzzzz");
                await PageQuality.CheckAsync(page, width);
            },
            new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });
    }
}
