using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public partial class SeveralPluginsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Plugins_share_the_session_but_not_the_tick()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, Two(PluginPage.Markup("cart"), PluginPage.Markup("footer")));
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            await page.GotoAsync("/");
            var (first, second) = (FrameOf(page, "first"), FrameOf(page, "second"));
            var dialog = await page.RunAndWaitForPopupAsync(() => SendIn(first).ClickAsync());
            await PluginPage.PickAsync(dialog, "Alice Lindqvist");
            await PluginPage.ConfirmAsync(dialog);

            await Expect(first.GetByText("Sent to Messenger")).ToBeAttachedAsync();
            await Expect(second.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
            await Expect(second.GetByText("Sent to Messenger")).Not.ToBeAttachedAsync();

            // Confirmed once is confirmed for the other as well.
            await SendIn(second).ClickAsync();
            await Expect(second.GetByText("Sent to Messenger")).ToBeAttachedAsync();
            await scene.DeliveredAsync("optin", count: 2);
        });

        Assert.Equal(["cart", "footer"], scene.Shop.Received.Select(each => each.Text.Contains("\"ref\":\"cart\"", StringComparison.Ordinal) ? "cart" : "footer"));
    }

    [Fact]
    public async Task One_dialog_window_serves_the_plugin_that_was_clicked_last()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, Two(PluginPage.Markup("cart"), PluginPage.Markup("footer")));
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            await page.GotoAsync("/");
            var (first, second) = (FrameOf(page, "first"), FrameOf(page, "second"));
            var dialog = await page.RunAndWaitForPopupAsync(() => SendIn(first).ClickAsync());
            await SendIn(second).ClickAsync();

            // Asked of the window itself: Playwright doesn't always tell of a page that another one has led it to.
            await Expect(dialog).ToHaveURLAsync(FooterDialog());
            await PluginPage.PickAsync(dialog, "Alice Lindqvist");
            await PluginPage.ConfirmAsync(dialog);

            await Expect(second.GetByText("Sent to Messenger")).ToBeAttachedAsync();
            await Expect(first.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
            await Expect(first.GetByText("Sent to Messenger")).Not.ToBeAttachedAsync();
            await scene.DeliveredAsync("optin");
        });

        Assert.Contains("\"ref\":\"footer\"", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_to_one_world_shows_in_no_other()
    {
        await using var scene = await SandboxScene.StartAsync();
        var other = scene.Sandbox.Worlds.GetOrCreate("other");
        other.Webhook = scene.Shop.Webhook;
        scene.Shop.ShowPage(scene.Sandbox.Address, Two(PluginPage.Markup(), PluginPage.Markup("ref-2", world: other)));
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            await new PluginPage(page).LogInBeforehandAsync(scene.Sandbox, "Alice Lindqvist");
            await page.GotoAsync("/");
            var (mine, others) = (FrameOf(page, "first"), FrameOf(page, "second"));
            await Expect(mine.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
            await Expect(others.GetByText("Alice Lindqvist")).Not.ToBeVisibleAsync();

            var dialog = await page.RunAndWaitForPopupAsync(() => SendIn(others).ClickAsync());
            await PluginPage.PickAsync(dialog, "Bob Okafor");
            await PluginPage.ConfirmAsync(dialog);

            await Expect(others.GetByText("Bob Okafor")).ToBeVisibleAsync();
            await Expect(mine.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
        });

        Assert.Equal("demo-psid-bob", (await SandboxScene.DeliveredAsync(other, "optin")).PersonId);
        Assert.Empty(scene.Sandbox.World.Deliveries.All);
    }

    [GeneratedRegex("/dialog/login.*ref=footer")]
    private static partial Regex FooterDialog();

    private static string Two(string first, string second) => $"""<div id="first">{first}</div><div id="second">{second}</div>""";

    private static IFrameLocator FrameOf(IPage page, string id) => page.FrameLocator($"#{id} iframe");

    private static ILocator SendIn(IFrameLocator frame) => frame.GetByRole(AriaRole.Button, new() { Name = "Send to Messenger" });
}
