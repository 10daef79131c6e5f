using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
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
    public async Task Parsing_again_after_the_ref_changed_draws_the_plugin_anew()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(more: """cta_text="SEND_TO_MESSENGER" """));
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.LogInBeforehandAsync(scene.Sandbox, "Bob Okafor");
            await plugin.OpenAsync();
            await plugin.Send.ClickAsync();
            await Expect(plugin.Tick).ToBeAttachedAsync();

            await plugin.Element.EvaluateAsync("element => { element.dataset.ref = 'ref-2'; FB.XFBML.parse(element.parentElement); }");

            await plugin.ExpectEventsAsync(
                "rendered ref-1 false", "clicked ref-1 false", "opt_in ref-1 true", "rendered ref-1 true", "rendered ref-2 false");
            await Expect(plugin.Tick).Not.ToBeAttachedAsync();
            await Expect(page.Locator("iframe")).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task A_plugin_put_in_later_is_drawn_when_its_parent_is_parsed()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, "");
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            await page.GotoAsync("/");
            var plugin = new PluginPage(page);
            await Expect(plugin.Parses).ToHaveCountAsync(1);

            await page.EvaluateAsync("markup => { const main = document.querySelector('main'); main.innerHTML = markup; FB.XFBML.parse(main); }", PluginPage.Markup());

            await plugin.ExpectEventsAsync("rendered ref-1 false");
            await Expect(plugin.Send).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Settings_in_the_sdks_address_need_no_init()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(), fragment: "#xfbml=1&version=v9.0&appId=demo-app");
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();

            await Expect(plugin.Send).ToBeVisibleAsync();
            Assert.Contains("/v9.0/plugins/", await page.Locator("iframe").GetAttributeAsync("src"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_listener_hears_until_it_is_unsubscribed()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup());
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            await page.EvaluateAsync(
                """
                () => {
                  const once = event => { note('Parses', Object.keys(event).sort().join()); FB.Event.unsubscribe('send_to_messenger', once); };
                  FB.Event.subscribe('send_to_messenger', once);
                }
                """);

            var dialog = await plugin.PopupOfAsync(plugin.Send);
            await PluginPage.PickAsync(dialog, "Alice Lindqvist");
            await PluginPage.ConfirmAsync(dialog);

            await Expect(plugin.Events).ToHaveCountAsync(4);
            await Expect(plugin.Parses).ToHaveTextAsync(["done", "event,is_after_optin,pluginID,ref"]);
        });
    }

    [Theory]
    [InlineData("a b", "The ref holds ' ' at position 2")]
    [InlineData("ünder", "The ref holds 'ü' at position 1")]
    [InlineData(null, "The ref has 251 characters; 250 is the most.")]
    public async Task A_ref_that_cannot_be_draws_nothing_and_the_journal_says_why(string? pluginRef, string reason)
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(pluginRef ?? new('a', 251)));
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();

            await Expect(page.Locator("iframe")).ToHaveCSSAsync("height", "0px");
            await Expect(plugin.Send).Not.ToBeAttachedAsync();
        });

        Assert.StartsWith(reason, Assert.Single(scene.Sandbox.World.Journal.All).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_frame_is_cut_off_and_comes_back_without_the_blocker()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup());
        scene.Sandbox.World.Faults.Set(new() { Rules = [new() { Kind = FaultKind.BlockFrame, On = "send_to_messenger" }] });
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            var failed = new TaskCompletionSource<string>();
            page.RequestFailed += (_, request) => failed.TrySetResult(request.Url);
            await page.GotoAsync("/");
            Assert.Contains("/plugins/send_to_messenger.php", await failed.Task.WaitAsync(Patience.Most, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await Expect(plugin.Element.Locator("> span")).ToHaveCSSAsync("width", "0px");
            await Expect(plugin.Events).ToHaveCountAsync(0);
            Assert.All(scene.Sandbox.World.Journal.All, entry => Assert.Contains("blockFrame", entry.Reason, StringComparison.Ordinal));
            Assert.NotEmpty(scene.Sandbox.World.Journal.Of(JournalKind.Invisible));

            scene.Sandbox.World.Faults.Set(new());
            await plugin.OpenAsync();
            await Expect(plugin.Send).ToBeVisibleAsync();
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
