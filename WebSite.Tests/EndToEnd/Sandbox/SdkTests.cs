using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class SdkTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_plugin_leaves_in_the_page_what_the_genuine_sdk_leaves()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(more: """cta_text="SEND_TO_MESSENGER" """));
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            await plugin.ExpectEventsAsync("rendered ref-1 false");
            await Expect(plugin.Parses).ToHaveCountAsync(1);

            await Expect(plugin.Element).ToContainClassAsync("fb_iframe_widget");
            var query = await plugin.Element.GetAttributeAsync("fb-iframe-plugin-query") ?? "";
            Assert.Matches(@"^app_id=demo-app&color=blue&container_width=\d+&cta_text=SEND_TO_MESSENGER&locale=en_US&messenger_app_id=demo-app&page_id=demo-page&ref=ref-1&sdk=joey&size=large$", query);
            var frame = page.Locator(".fb-send-to-messenger iframe");
            await Expect(frame).ToHaveAttributeAsync("title", "fb:send_to_messenger Facebook Social Plugin");
            await Expect(frame).ToHaveCSSAsync("width", "256px");
            await Expect(plugin.Element.Locator("> span")).ToHaveCSSAsync("height", "52px");
            Assert.Contains("relation%3Dparent.parent", await frame.GetAttributeAsync("src"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Parsing_again_skips_what_is_drawn_and_draws_what_is_new()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup());
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            var before = await page.Locator("iframe").GetAttributeAsync("name");

            await page.EvaluateAsync(
                """
                new Promise(done => {
                  const more = document.querySelector('.fb-send-to-messenger').cloneNode(false);
                  more.removeAttribute('fb-iframe-plugin-query');
                  more.dataset.ref = 'ref-2';
                  document.querySelector('main').append(more);
                  FB.XFBML.parse(document.querySelector('main'), done);
                })
                """);

            await Expect(page.Locator("iframe")).ToHaveCountAsync(2);
            await Expect(page.Locator("iframe").First).ToHaveAttributeAsync("name", before!);
            await plugin.ExpectEventsAsync("rendered ref-1 false", "rendered ref-2 false");
            await Expect(plugin.Parses).ToHaveCountAsync(2);
        });
    }

    [Fact]
    public async Task Under_version_2_6_a_plugin_has_no_size()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(), version: "v2.5");
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();

            await Expect(page.Locator("iframe")).ToHaveCSSAsync("width", "0px");
            await Expect(plugin.Events).ToHaveCountAsync(0);
        });

        Assert.Contains("v2.5", Assert.Single(scene.Sandbox.World.Journal.All).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_without_a_version_is_an_error()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(), version: "");
        await browser.WithPageAsync(
            scene.Shop.Address,
            async page =>
            {
                var error = new TaskCompletionSource<string>();
                page.PageError += (_, text) => error.TrySetResult(text);
                await page.GotoAsync("/");
                Assert.Contains("init not called with valid version", await error.Task, StringComparison.Ordinal);
            },
            isExpected: error => error.Contains("init not called with valid version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Login_tells_the_web_page_who_came()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup());
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            var dialog = await page.RunAndWaitForPopupAsync(() =>
                page.EvaluateAsync("FB.login(answer => note('Parses', answer.status + ' ' + answer.authResponse.userID))"));
            await PluginPage.PickAsync(dialog, "Bob Okafor");

            await Expect(plugin.Parses.Last).ToHaveTextAsync("connected demo-psid-bob");
        });
    }

    [Fact]
    public async Task A_web_page_of_an_unlisted_origin_cannot_frame_a_plugin()
    {
        await using var scene = await SandboxScene.StartAsync(configure: options => options.Domains.Add("http://localhost:1"));
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup());
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var refused = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) });
            await page.GotoAsync("/");

            await refused;
            await Expect(new PluginPage(page).Send).Not.ToBeAttachedAsync();
        });

        Assert.Contains("may not frame", Assert.Single(scene.Sandbox.World.Journal.All).Reason, StringComparison.Ordinal);
    }
}
