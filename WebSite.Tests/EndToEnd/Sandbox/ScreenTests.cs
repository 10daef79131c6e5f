using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class ScreenTests(BrowserFixture browser)
{
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
}
