using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class AudienceTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(AppMode.Development, true, true, "The app is in development", "make the app public")]
    [InlineData(AppMode.Public, false, true, "The app is not approved for pages_messaging", "have it approved")]
    [InlineData(AppMode.Public, true, false, "The Page is unpublished", "publish the Page")]
    public async Task Before_it_is_for_everybody_a_plugin_shows_only_to_a_person_with_a_role_and_a_session(
        AppMode mode, bool isApproved, bool isPublished, string state, string remedy)
    {
        await using var scene = await ShowAsync(mode, isApproved, isPublished);
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            await ExpectNothingAsync(plugin);
            var reason = scene.Sandbox.World.Journal.Of(JournalKind.Invisible)[0].Reason;
            Assert.StartsWith($"{state} and nobody is logged in: ", reason, StringComparison.Ordinal);
            Assert.Contains("Log in as Alice", reason, StringComparison.Ordinal);
            Assert.EndsWith($", or {remedy}.", reason, StringComparison.Ordinal);

            await plugin.LogInBeforehandAsync(scene.Sandbox, "Bob Okafor");
            await plugin.OpenAsync();
            await ExpectNothingAsync(plugin);
            Assert.StartsWith($"{state} and Bob Okafor has no role: ", scene.Sandbox.World.Journal.Of(JournalKind.Invisible)[0].Reason, StringComparison.Ordinal);

            foreach (var insider in (string[])["Charlie Åström", "Alice Lindqvist"])
            {
                await plugin.LogInBeforehandAsync(scene.Sandbox, insider);
                await plugin.OpenAsync();
                await Expect(plugin.Frame.GetByText(insider)).ToBeVisibleAsync();
            }
        });

        Assert.Equal(2, scene.Sandbox.World.Journal.Of(JournalKind.Invisible).Count);
    }

    [Fact]
    public async Task Public_and_approved_a_plugin_shows_to_everybody()
    {
        await using var scene = await ShowAsync(AppMode.Public, isApproved: true, isPublished: true);
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            await Expect(plugin.Send).ToBeVisibleAsync();
            await Expect(plugin.NotYou).ToBeHiddenAsync();

            await plugin.LogInBeforehandAsync(scene.Sandbox, "Bob Okafor");
            await plugin.OpenAsync();
            await Expect(plugin.Frame.GetByText("Bob Okafor")).ToBeVisibleAsync();
            await Expect(plugin.Frame.Locator("img[src$='/people/demo-psid-bob/picture.svg']")).ToBeVisibleAsync();
        });

        Assert.Empty(scene.Sandbox.World.Journal.All);
    }

    private static async Task ExpectNothingAsync(PluginPage plugin)
    {
        await Expect(plugin.Element.Locator("iframe")).ToHaveCSSAsync("width", "0px");
        await Expect(plugin.Send).Not.ToBeAttachedAsync();
        await Expect(plugin.Events).ToHaveCountAsync(0);
    }

    private static async Task<SandboxScene> ShowAsync(AppMode mode, bool isApproved, bool isPublished)
    {
        var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup());
        scene.Sandbox.World.Change(settings => settings with
        {
            App = settings.App with { Mode = mode, IsApproved = isApproved },
            Page = settings.Page with { IsPublished = isPublished },
        });
        return scene;
    }
}
