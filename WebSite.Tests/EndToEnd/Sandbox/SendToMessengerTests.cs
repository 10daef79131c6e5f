using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class SendToMessengerTests(BrowserFixture browser)
{
    [Fact]
    public async Task Without_a_session_a_click_asks_who_you_are_then_whether_you_want_it()
    {
        await using var scene = await ShowAsync();
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            await Expect(plugin.NotYou).ToBeHiddenAsync();

            var dialog = await plugin.PopupOfAsync(plugin.Send);
            await PluginPage.PickAsync(dialog, "Alice Lindqvist");
            await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "Send to Messenger?" })).ToBeVisibleAsync();
            await PluginPage.ConfirmAsync(dialog);

            await Expect(plugin.Tick).ToBeAttachedAsync();
            await Expect(plugin.Frame.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
            await plugin.ExpectEventsAsync("rendered ref-1 false", "clicked ref-1 false", "opt_in ref-1 true", "rendered ref-1 true");
        });

        var delivery = await scene.DeliveredAsync("optin");
        Assert.Equal("demo-psid-alice", delivery.PersonId);
        Assert.Contains("""optin":{"ref":"ref-1"}""", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_opts_in_again_without_a_popup()
    {
        await using var scene = await ShowAsync();
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            var dialog = await plugin.PopupOfAsync(plugin.Send);
            await PluginPage.PickAsync(dialog, "Alice Lindqvist");
            await PluginPage.ConfirmAsync(dialog);
            await Expect(plugin.Tick).ToBeAttachedAsync();

            await plugin.Send.ClickAsync();
            await scene.DeliveredAsync("optin", count: 2);

            await Expect(plugin.Events).ToHaveCountAsync(7);
            Assert.Single(page.Context.Pages);
        });
    }

    [Fact]
    public async Task A_reload_forgets_the_tick_but_not_the_person()
    {
        await using var scene = await ShowAsync(more: """cta_text="SEND_TO_MESSENGER" """);
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.LogInBeforehandAsync(scene.Sandbox, "Alice Lindqvist");
            await plugin.OpenAsync();
            await plugin.Send.ClickAsync();
            await Expect(plugin.Tick).ToBeAttachedAsync();

            await plugin.OpenAsync();

            await Expect(plugin.Frame.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
            await Expect(plugin.Tick).Not.ToBeAttachedAsync();
        });
    }

    [Fact]
    public async Task With_cta_text_one_click_of_a_person_with_a_session_is_enough()
    {
        await using var scene = await ShowAsync(more: """cta_text="SEND_TO_MESSENGER" """);
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.LogInBeforehandAsync(scene.Sandbox, "Bob Okafor");
            await plugin.OpenAsync();

            await plugin.Send.ClickAsync();

            await Expect(plugin.Tick).ToBeAttachedAsync();
            Assert.Single(page.Context.Pages);
            Assert.Equal("demo-psid-bob", (await scene.DeliveredAsync("optin")).PersonId);
        });
    }

    [Fact]
    public async Task Not_you_logs_out_and_lets_another_person_in()
    {
        await using var scene = await ShowAsync();
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.LogInBeforehandAsync(scene.Sandbox, "Alice Lindqvist");
            await plugin.OpenAsync();

            var dialog = await plugin.PopupOfAsync(plugin.NotYou);
            await Expect(plugin.NotYou).ToBeHiddenAsync();
            await dialog.GetByText("Someone else").ClickAsync();
            await dialog.GetByLabel("First name").FillAsync("Dana");
            await dialog.GetByLabel("Last name").FillAsync("<Scully>");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Create and log in" }).ClickAsync();
            await PluginPage.ConfirmAsync(dialog);

            await Expect(plugin.Frame.GetByText("Dana <Scully>")).ToBeVisibleAsync();
            await plugin.ExpectEventsAsync("rendered ref-1 false", "not_you ref-1 false", "opt_in ref-1 true", "rendered ref-1 true");
            Assert.Equal("demo-psid-dana", (await scene.DeliveredAsync("optin")).PersonId);
        });
    }

    [Fact]
    public async Task With_enforce_login_a_person_with_a_session_logs_in_again()
    {
        await using var scene = await ShowAsync(more: """enforce_login="true" """);
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.LogInBeforehandAsync(scene.Sandbox, "Alice Lindqvist");
            await plugin.OpenAsync();

            var dialog = await plugin.PopupOfAsync(plugin.Send);
            await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "Log in" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Closing_the_confirmation_is_only_a_click()
    {
        await using var scene = await ShowAsync();
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            var dialog = await plugin.PopupOfAsync(plugin.Send);
            await PluginPage.PickAsync(dialog, "Alice Lindqvist");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();

            await Expect(plugin.Frame.GetByText("Alice Lindqvist")).ToBeVisibleAsync();
            await plugin.ExpectEventsAsync("rendered ref-1 false", "clicked ref-1 false");
        });

        Assert.Empty(scene.Sandbox.World.Deliveries.All);
    }

    private static async Task<SandboxScene> ShowAsync(string more = "")
    {
        var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(more: more));
        return scene;
    }
}
