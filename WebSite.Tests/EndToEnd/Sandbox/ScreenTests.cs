using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class ScreenTests(BrowserFixture browser)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Fact]
    public async Task Deliveries_appear_while_one_looks_and_can_be_sent_again()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/");
            await Expect(page.GetByText("Nothing has happened yet")).ToBeVisibleAsync();

            await person.OptInAsync("seen");
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Alice Lindqvist" });
            await Expect(row.GetByText("200")).ToBeVisibleAsync();
            await row.GetByRole(AriaRole.Link).ClickAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attempt 2" })).ToBeVisibleAsync();
            await Expect(page.GetByText("sha256=").First).ToBeVisibleAsync();
            Assert.Equal(2, scene.Shop.Received.Count);
        });
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Its_pages_are_accessible(ColorScheme scheme)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        await person.OptInAsync("seen");
        var delivery = await scene.DeliveredAsync("optin");
        await browser.WithPageAsync(
            scene.Sandbox.Address,
            async page =>
            {
                await ExpectAccessibleAsync(page, "/");
                await ExpectAccessibleAsync(page, $"/deliveries/{delivery.Id}");
                await ExpectAccessibleAsync(page, "/v2.6/plugins/send_to_messenger.php?messenger_app_id=demo-app&page_id=demo-page");
                await ExpectAccessibleAsync(page, "/dialog/login?then=link&next=/m.me/demo-page");
                await PluginPage.PickAsync(page, "Alice Lindqvist");
                await ExpectAccessibleAsync(page, "/m.me/demo-page");
                await ExpectAccessibleAsync(page, "/dialog/confirm?then=optin");
            },
            new() { ColorScheme = scheme });
    }

    private static async Task ExpectAccessibleAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        Assert.Empty((await page.RunAxe(Rules)).Violations.Select(violation => $"{path}: {violation.Id}: {violation.Nodes[0].Html}"));
    }
}
