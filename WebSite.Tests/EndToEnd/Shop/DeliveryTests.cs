using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>What happens to the loop when deliveries are forged or come again.</summary>
public class DeliveryTests(BrowserFixture browser)
{
    private const string Header = "X-Hub-Signature-256";

    [Fact]
    public async Task A_forged_delivery_connects_nobody()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            var text = await shop.RefAsync();
            var body = $$$"""{"object":"page","entry":[{"id":"demo-page","time":1,"messaging":[{"sender":{"id":"demo-psid-mallory"},"recipient":{"id":"demo-page"},"timestamp":1,"optin":{"ref":"{{{text}}}"}}]}]}""";

            using var client = scene.Site.Browser();
            using var forged = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new StringContent(body) };
            forged.Headers.Add(Header, "sha256=" + new string('a', 64));
            using var answer = await client.SendAsync(forged, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

            // The genuine one that comes after it is the only one that counts.
            await shop.SendAsync("Alice Lindqvist");
            await shop.ExpectStateAsync("connected");
        });
        Assert.Equal("demo-psid-alice", Assert.Single(await scene.OptInsAsync()).Psid);
        Assert.Equal(1, await scene.Site.ReadAsync(db => db.WebhookEvents.CountAsync(e => e.Kind == "optin", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_delivery_that_is_sent_again_changes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync("Alice Lindqvist");
            await shop.ExpectStateAsync("connected");

            await page.GotoAsync(scene.Sandbox.Address.ToString());
            await page.Locator(".rows a").Filter(new() { HasText = "optin" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attempt 2" })).ToBeVisibleAsync();

            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "demo-psid-alice" })).ToHaveCountAsync(1);
        });
        Assert.Equal(1, Assert.Single(await scene.OptInsAsync()).ClickCount);
        Assert.Equal(1, await scene.Site.ReadAsync(db => db.WebhookEvents.CountAsync(e => e.Kind == "optin", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_sandbox_shows_what_the_site_reads_in_a_ref()
    {
        await using var scene = await Scene.StartAsync();
        scene.Sandbox.World.Options.RefReader = new Uri(scene.Site.Address, "/dev/refs/").ToString() + "{ref}";
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.SendAsync("Alice Lindqvist");
            await shop.ExpectStateAsync("connected");

            await page.GotoAsync(scene.Sandbox.Address.ToString());
            await page.Locator(".rows a").Filter(new() { HasText = "optin" }).First.ClickAsync();
            await Expect(page.GetByLabel("Ref", new() { Exact = true })).ToContainTextAsync("\"placement\": \"product\"");
        });
    }
}
