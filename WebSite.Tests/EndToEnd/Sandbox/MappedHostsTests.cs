using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>A web page that names only Facebook's own hosts, in a browser that finds them at the sandbox.</summary>
public abstract class MappedHostsTests(MappedSandbox mapped) : IClassFixture<MappedSandbox>
{
    private static readonly Uri SdkHost = new("https://connect.facebook.net");

    /// <summary>Whether the SDK passes <c>cta_text</c> on; those before 2018 don't.</summary>
    protected virtual bool KnowsCtaText => true;

    /// <summary>Whether the SDK is one that has Send to Messenger and Message Us; null when the world decides.</summary>
    protected virtual bool? HasPlugins => null;

    [Fact]
    public Task Both_plugins_are_drawn_at_their_sizes() => RunAsync(async (page, shop, world) =>
    {
        Show(shop, world, Markup(world) + MessageUs(world));
        await page.GotoAsync("/");

        foreach (var (name, width, height) in new[] { ("send-to-messenger", 256, 52), ("messengermessageus", 130, 38) })
        {
            var plugin = page.Locator(".fb-" + name);
            await Expect(plugin).ToHaveAttributeAsync("fb-xfbml-state", "rendered");
            await Expect(plugin.Locator("iframe")).ToHaveCSSAsync("width", $"{width}px");
            await Expect(plugin.Locator("iframe")).ToHaveCSSAsync("height", $"{height}px");
            await Expect(plugin.Locator("iframe")).ToHaveAttributeAsync("src", new Regex("^https://www.facebook.com/"));
        }

        await Expect(new PluginPage(page).Parses).ToHaveCountAsync(1);
    });

    [Fact]
    public Task Login_and_confirmation_opt_in_and_so_does_every_further_click() => RunAsync(async (page, shop, world) =>
    {
        Show(shop, world, Markup(world));
        var plugin = new PluginPage(page);
        await plugin.OpenAsync();
        await Expect(plugin.NotYou).ToBeHiddenAsync();

        var dialog = await plugin.PopupOfAsync(plugin.Send);
        Assert.StartsWith("https://www.facebook.com/", dialog.Url, StringComparison.Ordinal);
        await PluginPage.PickAsync(dialog, "Alice Lindqvist");
        await PluginPage.ConfirmAsync(dialog);
        await plugin.ExpectEventsAsync("rendered ref-1 false", "clicked ref-1 false", "opt_in ref-1 true", "rendered ref-1 true");
        Assert.Equal("demo-psid-alice", (await SandboxScene.DeliveredAsync(world, "optin")).PersonId);
        Assert.Contains("""optin":{"ref":"ref-1"}""", Assert.Single(shop.Received).Text, StringComparison.Ordinal);

        await plugin.Send.ClickAsync();
        await SandboxScene.DeliveredAsync(world, "optin", count: 2);
        await Expect(plugin.Events).ToHaveCountAsync(7);
        Assert.DoesNotContain(page.Context.Pages, each => each.Url.Contains("/dialog/", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_session_shows_name_and_picture_and_not_you_ends_it() => RunAsync(async (page, shop, world) =>
    {
        Show(shop, world, Markup(world));
        var plugin = new PluginPage(page);
        await plugin.LogInBeforehandAsync(Link(world), "Alice Lindqvist");
        Assert.StartsWith("https://www.facebook.com/", page.Url, StringComparison.Ordinal);
        await plugin.OpenAsync();
        await Expect(plugin.Frame.GetByText("Alice Lindqvist")).ToBeVisibleAsync();

        var dialog = await plugin.PopupOfAsync(plugin.NotYou);
        await Expect(plugin.NotYou).ToBeHiddenAsync();
        await PluginPage.PickAsync(dialog, "Bob Okafor");
        await PluginPage.ConfirmAsync(dialog);

        await plugin.ExpectEventsAsync("rendered ref-1 false", "not_you ref-1 false", "opt_in ref-1 true", "rendered ref-1 true");
        Assert.Equal("demo-psid-bob", (await SandboxScene.DeliveredAsync(world, "optin")).PersonId);
    });

    [Fact]
    public Task With_cta_text_one_click_is_enough() => RunAsync(async (page, shop, world) =>
    {
        Assert.SkipUnless(KnowsCtaText, "This SDK is older than cta_text.");
        Show(shop, world, Markup(world, """cta_text="SEND_TO_MESSENGER" """));
        var plugin = new PluginPage(page);
        await plugin.LogInBeforehandAsync(Link(world), "Bob Okafor");
        await plugin.OpenAsync();

        await plugin.Send.ClickAsync();

        await Expect(plugin.Tick).ToBeAttachedAsync();
        Assert.DoesNotContain(page.Context.Pages, each => each.Url.Contains("/dialog/", StringComparison.Ordinal));
        Assert.Equal("demo-psid-bob", (await SandboxScene.DeliveredAsync(world, "optin")).PersonId);
    });

    [Fact]
    public Task Under_version_2_6_a_plugin_has_no_size() => RunAsync(async (page, shop, world) =>
    {
        Show(shop, world, Markup(world), version: "v2.5");
        var plugin = new PluginPage(page);
        await plugin.OpenAsync();
        var frame = plugin.Element.Locator("iframe");
        Assert.SkipUnless((await frame.GetAttributeAsync("src"))!.Contains("/v2.5/", StringComparison.Ordinal), "This SDK tells plugins no version.");

        await Expect(frame).ToHaveCSSAsync("width", "0px");
        await Expect(plugin.Events).ToHaveCountAsync(0);
        Assert.Contains("v2.5", Assert.Single(world.Journal.All).Reason, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_web_page_of_an_unlisted_origin_cannot_frame_a_plugin() => RunAsync(async (page, shop, world) =>
    {
        Show(shop, world, Markup(world));
        world.Domains = ["https://other.example"];
        var refused = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) && message.Text.Contains("other.example", StringComparison.Ordinal) });
        await page.GotoAsync("/");

        await refused;
        await Expect(new PluginPage(page).Send).Not.ToBeAttachedAsync();
        Assert.Contains("may not frame", Assert.Single(world.Journal.All).Reason, StringComparison.Ordinal);
    });

    [Fact]
    public Task Message_us_opens_the_chat() => RunAsync(async (page, shop, world) =>
    {
        Show(shop, world, MessageUs(world));
        await page.GotoAsync("/");
        var chat = await page.RunAndWaitForPopupAsync(() =>
            page.FrameLocator(".fb-messengermessageus iframe").GetByRole(AriaRole.Button, new() { Name = "Message Us" }).ClickAsync());
        await PluginPage.PickAsync(chat, "Alice Lindqvist");
        await chat.GetByRole(AriaRole.Button, new() { Name = "Get Started" }).ClickAsync();

        await SandboxScene.DeliveredAsync(world, "postback");
        Assert.Contains("\"ref\":\"help\"", Assert.Single(shop.Received).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_checkbox_opts_in_by_its_user_ref_once_its_page_confirms_the_tick() => RunAsync(async (page, shop, world) =>
    {
        Show(shop, world, $"""<div class="fb-messenger-checkbox" messenger_app_id="{world.Options.AppId}" page_id="{world.Options.PageId}" user_ref="box-1" origin="{shop.Address.GetLeftPart(UriPartial.Authority)}"></div>""");
        var plugin = new PluginPage(page);
        await page.GotoAsync("/");
        await Expect(plugin.Parses).ToHaveCountAsync(1);
        Assert.SkipUnless(await page.EvaluateAsync<bool>("'CheckboxPlugin' in FB"), "This SDK is older than FB.CheckboxPlugin.");
        var frame = page.FrameLocator(".fb-messenger-checkbox iframe");
        var box = frame.GetByRole(AriaRole.Checkbox);
        await PluginPage.PickAsync(await plugin.PopupOfAsync(box), "Alice Lindqvist");
        await Expect(box).ToBeCheckedAsync();
        await Expect(frame.GetByText("Alice Lindqvist")).ToBeVisibleAsync();

        await page.EvaluateAsync($"FB.CheckboxPlugin.confirm({{ app_id: '{world.Options.AppId}', page_id: '{world.Options.PageId}', ref: 'shoes', user_ref: 'box-1' }})");

        await SandboxScene.DeliveredAsync(world, "optin");
        var sent = Assert.Single(shop.Received).Text;
        Assert.Contains("""optin":{"ref":"shoes","user_ref":"box-1"}""", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("sender", sent, StringComparison.Ordinal);
    }, needsPlugins: false);

    [Fact]
    public Task An_sdk_of_2025_passes_the_plugins_over_and_says_that_it_is_through() => RunAsync(async (page, shop, world) =>
    {
        Assert.SkipWhen(HasPlugins is true, "This SDK has the plugins.");
        world.Change(settings => settings with { Sdk = settings.Sdk with { HasPlugins = false } });
        Show(shop, world, Markup(world) + MessageUs(world));
        await page.GotoAsync("/");

        await Expect(new PluginPage(page).Parses).ToHaveCountAsync(1);
        await Expect(page.Locator("[messenger_app_id]")).ToHaveCountAsync(2);
        await Expect(page.Locator("[fb-xfbml-state]")).ToHaveCountAsync(0);
        await Expect(page.Locator("[messenger_app_id] iframe")).ToHaveCountAsync(0);
    }, needsPlugins: false);

    /// <summary>Before a page is opened.</summary>
    protected virtual Task PrepareAsync(IPage page) => Task.CompletedTask;

    private static string Markup(SandboxWorld world, string more = "") => PluginPage.Markup(more: more, world: world);

    private static string MessageUs(SandboxWorld world) =>
        $"""<div class="fb-messengermessageus" messenger_app_id="{world.Options.AppId}" page_id="{world.Options.PageId}" size="xlarge" ref="help"></div>""";

    private static Uri Link(SandboxWorld world) => new("https://m.me/" + world.Options.PageUsername);

    private static void Show(ShopStub shop, SandboxWorld world, string body, string version = "v2.9") =>
        shop.ShowPage(SdkHost, body, version, world.Options.AppId);

    private Task RunAsync(Func<IPage, ShopStub, SandboxWorld, Task> act, bool needsPlugins = true, [CallerMemberName] string test = "") => mapped.WithPageAsync(
        async (page, shop, world) =>
        {
            Assert.SkipWhen(needsPlugins && HasPlugins is false, "This SDK has neither plugin any more.");
            await PrepareAsync(page);
            await act(page, shop, world);
        },
        $"{GetType().Name}-{test}");
}
