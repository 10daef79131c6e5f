using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebSite.Sandbox;
using WebSite.Sandbox.State;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>The shop's page with one Send to Messenger plugin, and the dialogs it opens.</summary>
internal sealed class PluginPage(IPage page)
{
    public ILocator Element => page.Locator(".fb-send-to-messenger");

    public IFrameLocator Frame => page.FrameLocator(".fb-send-to-messenger iframe");

    public ILocator Send => Frame.GetByRole(AriaRole.Button, new() { Name = "Send to Messenger" });

    public ILocator NotYou => Frame.GetByRole(AriaRole.Button, new() { Name = "Not you?" });

    public ILocator Tick => Frame.GetByText("Sent to Messenger");

    public static string Markup(string pluginRef = "ref-1", string more = "", SandboxWorld? world = null) =>
        $"""<div class="fb-send-to-messenger" messenger_app_id="{world?.Options.AppId ?? "demo-app"}" page_id="{world?.Options.PageId ?? "demo-page"}" data-ref="{pluginRef}" color="blue" size="large" {more}></div>""";

    public async Task OpenAsync()
    {
        await page.GotoAsync("/");
        await Expect(Element).ToHaveAttributeAsync("fb-xfbml-state", "rendered");
    }

    public Task<IPage> PopupOfAsync(ILocator button) => page.RunAndWaitForPopupAsync(() => button.ClickAsync());

    public static Task PickAsync(IPage dialog, string name) => dialog.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    public static Task ConfirmAsync(IPage dialog) => dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

    /// <summary>Logs in at the sandbox itself, before the shop is visited.</summary>
    public Task LogInBeforehandAsync(SandboxHost sandbox, string name) => LogInBeforehandAsync(new Uri(sandbox.Address, "/dialog/login?then=link&next=/m.me/demo-page"), name);

    /// <summary>Logs in by a link.</summary>
    public async Task LogInBeforehandAsync(Uri link, string name)
    {
        await page.GotoAsync(link.ToString());
        await PickAsync(page, name);
        await Expect(page).Not.ToHaveURLAsync(new Regex("/dialog/"));
    }

    /// <summary>What the plugins told the page: event, ref, is_after_optin. Waits for it.</summary>
    public Task ExpectEventsAsync(params string[] events) => Expect(Events).ToHaveTextAsync(events);

    public ILocator Events => page.GetByRole(AriaRole.List, new() { Name = "Events" }).GetByRole(AriaRole.Listitem);

    public ILocator Parses => page.GetByRole(AriaRole.List, new() { Name = "Parses" }).GetByRole(AriaRole.Listitem);
}
