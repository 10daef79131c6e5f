using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Privacy;

/// <summary>A person leaves: through Facebook, or by asking the shop.</summary>
public class LeavingTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Who_asks_Facebook_sees_what_could_be_found_and_the_merchant_deletes_the_rest(ColorScheme scheme, int width)
    {
        await using var scene = await Scene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync();
            await shop.ExpectStateAsync("connected");
            var removal = await control.PostAsync("people/demo-psid-alice/removes-app", new { callback = new Uri(scene.Site.Address, "/privacy/deauthorize"), kind = "deauthorize" });
            Assert.Equal(200, removal.GetProperty("status").GetInt32());
            var deletion = await control.PostAsync("people/demo-psid-alice/removes-app", new { callback = new Uri(scene.Site.Address, "/privacy/data-deletion"), kind = "dataDeletion" });
            using var answer = System.Text.Json.JsonDocument.Parse(deletion.GetProperty("body").GetString()!);
            Assert.Empty(scene.Sandbox.World.Journal.Of(WebSite.Sandbox.State.JournalKind.Warning));

            await page.GotoAsync(answer.RootElement.GetProperty("url").GetString()!);
            await Expect(page.GetByText("Nobody by the id that Facebook named")).ToBeVisibleAsync();
            await LookAsync(page, "deletion", width, scheme);

            var merchant = new MerchantPage(page, scene.Site);
            await merchant.SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard/privacy");
            await Expect(page.Locator("table.rows tbody tr")).ToHaveCountAsync(2);
            await LookAsync(page, "dashboard-privacy", width, scheme);
            await page.GotoAsync("/dashboard/opt-ins");
            await page.Locator("table.rows a[href^='/dashboard/person?']").First.ClickAsync();
            await LookAsync(page, "person", width, scheme);
            await page.GetByRole(AriaRole.Link, new() { Name = "Delete everything about this person" }).ClickAsync();
            await LookAsync(page, "person-delete", width, scheme);
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete for good" }).ClickAsync();
            await Expect(page.GetByText("Everything about the person was deleted")).ToBeVisibleAsync();
            await Expect(page.GetByText("Nobody yet")).ToBeVisibleAsync();
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });
        Assert.Empty(await scene.Site.ColumnsWithAsync("demo-psid-alice"));
    }

    /// <summary>Checks a page, and takes its picture where SCREENSHOTS names a folder.</summary>
    private static async Task LookAsync(IPage page, string name, int width, ColorScheme scheme)
    {
        await PageQuality.CheckAsync(page, width);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
        }
    }
}
