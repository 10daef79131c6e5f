using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class LinkTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_new_thread_begins_with_get_started_and_carries_the_ref()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/m.me/demo-page?ref=mug-42");
            await PluginPage.PickAsync(page, "Alice Lindqvist");
            await page.GetByRole(AriaRole.Button, new() { Name = "Get Started" }).ClickAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync("Hej åäö");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(page.GetByText("Hej åäö")).ToBeVisibleAsync();
        });

        await scene.DeliveredAsync("message");
        var posted = scene.Shop.Received.Select(each => each.Text).ToArray();
        Assert.Contains(
            """postback":{"title":"Get Started","payload":"GET_STARTED","referral":{"ref":"mug-42","source":"SHORTLINK","type":"OPEN_THREAD"}}""", posted[0], StringComparison.Ordinal);
        Assert.Matches("""message":\{"mid":"m_[\w-]{40}","text":"Hej \\u00e5\\u00e4\\u00f6"\}""", posted[1]);
    }

    [Fact]
    public async Task An_existing_thread_tells_of_the_link_upon_opening()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/m.me/demo-page");
            await PluginPage.PickAsync(page, "Alice Lindqvist");
            await page.GetByRole(AriaRole.Button, new() { Name = "Get Started" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Message" })).ToBeVisibleAsync();

            await page.GotoAsync("/m.me/demo-page?ref=mug-43");
            await Expect(page.GetByText("Alice followed a link")).ToBeVisibleAsync();
        });

        await scene.DeliveredAsync("referral");
        var posted = scene.Shop.Received.Select(each => each.Text).ToArray();
        Assert.DoesNotContain("referral", posted[0], StringComparison.Ordinal);
        Assert.Contains(""","referral":{"ref":"mug-43","source":"SHORTLINK","type":"OPEN_THREAD"}""", posted[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_us_opens_the_thread_with_its_ref()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(
            scene.Sandbox.Address,
            """<div class="fb-messengermessageus" messenger_app_id="demo-app" page_id="demo-page" size="xlarge" ref="help"></div>""");
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            await page.GotoAsync("/");
            var thread = await page.RunAndWaitForPopupAsync(() =>
                page.FrameLocator("iframe").GetByRole(AriaRole.Button, new() { Name = "Message Us" }).ClickAsync());
            await PluginPage.PickAsync(thread, "Alice Lindqvist");
            await thread.GetByRole(AriaRole.Button, new() { Name = "Get Started" }).ClickAsync();
            await scene.DeliveredAsync("postback");
        });

        Assert.Contains("\"ref\":\"help\"", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }
}
