using Messenger.AspNetCore.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.Support;

/// <summary>What a shopper does on the shop's pages.</summary>
internal sealed class ShopPage(IPage page)
{
    public const string Teapot = "/products/harbour-teapot";

    /// <summary>The Messenger spot.</summary>
    public ILocator Spot => page.Locator(".messenger-spot:not(.quiet)");

    /// <summary>The ref of the Send to Messenger plugin, drawn or not.</summary>
    public async Task<string> RefAsync() => (await page.Locator(".stage .fb-send-to-messenger").GetAttributeAsync("data-ref"))!;

    /// <summary>The Send to Messenger plugin's inside.</summary>
    public IFrameLocator Plugin => page.FrameLocator(".fb-send-to-messenger iframe");

    /// <summary>The plugin's own button, whatever it says.</summary>
    public ILocator Button => Plugin.Locator("button.go");

    public ILocator Tick => Plugin.GetByText("Sent to Messenger");

    public ILocator NotYou => Plugin.GetByRole(AriaRole.Button, new() { Name = "Not you?" });

    /// <summary>The m.me link: the button that stands in for the plugin, or the one beside the question for consent.</summary>
    public ILocator Link => Spot.Locator("a[data-link]:visible").First;

    /// <summary>The button that offers Messenger, and by which the shopper allows Facebook's plugin.</summary>
    public ILocator Allow => Spot.Locator("form.consent button[value=yes]");

    public ILocator Refuse => Spot.GetByRole(AriaRole.Button, new() { Name = "No, thanks" });

    /// <summary>Says no, and waits for the link to be the button: the one beside the question goes, and a click that falls in between meets neither.</summary>
    public async Task RefuseAsync()
    {
        await Refuse.ClickAsync();
        await ExpectStateAsync("link");
    }

    /// <summary>Brings the plugin, or the link, back for another account.</summary>
    public ILocator Change => Spot.GetByRole(AriaRole.Link, new() { Name = "Change the Messenger account" });

    public Task OpenAsync(string path = Teapot) => page.GotoAsync(path);

    /// <summary>Opens a web page, allows Messenger, and waits for the plugin.</summary>
    public async Task OpenAllowedAsync(string path = Teapot)
    {
        await OpenAsync(path);
        await AllowAsync();
    }

    public async Task AllowAsync()
    {
        await Allow.ClickAsync();
        await ExpectStateAsync("ready");
    }

    public async Task ExpectStateAsync(string state)
    {
        await LoadedAsync();
        await Expect(Spot).ToHaveAttributeAsync("data-state", state);
    }

    /// <summary>Clicks something that opens a dialog.</summary>
    public async Task<IPage> DialogOfAsync(ILocator button)
    {
        await LoadedAsync();
        return await page.RunAndWaitForPopupAsync(() => button.ClickAsync());
    }

    /// <summary>
    /// Until the page's script listens: a form that was sent, or a link, leads to a page that can be clicked before. The page is asked, for Playwright's own word of it got lost once.
    /// </summary>
    private async Task LoadedAsync() => await page.WaitForFunctionAsync("() => document.readyState === 'complete'", null, new() { Timeout = (float)Patience.Most.TotalMilliseconds });

    /// <summary>Clicks the plugin without a session, signs in as this sandbox person, and confirms.</summary>
    public async Task SendAsync(string person = "Alice Lindqvist")
    {
        var dialog = await DialogOfAsync(Button);
        await PickAsync(dialog, person);
        await ConfirmAsync(dialog);
    }

    public static Task PickAsync(IPage dialog, string person) => dialog.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();

    public static Task ConfirmAsync(IPage dialog) => dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

    /// <summary>Answers the question whether it was the shopper who came by a link or a code.</summary>
    public Task AnswerAsync(string answer) => Spot.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();

    /// <summary>Begins the thread that a link, a code or Message Us opened.</summary>
    public static async Task BeginAsync(IPage thread, string person)
    {
        await PickAsync(thread, person);
        await thread.GetByRole(AriaRole.Button, new() { Name = "Get Started" }).ClickAsync();
    }

    /// <summary>Puts a teapot in the cart and orders it; ends on the thank-you page.</summary>
    public async Task OrderAsync()
    {
        await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to checkout" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Alice Archer");
        await page.GetByLabel("E-mail").FillAsync("alice@example.com");
        await page.GetByLabel("Street and number").FillAsync("Harbour Street 12");
        await page.GetByLabel("Postal code").FillAsync("20100");
        await page.GetByLabel("Town or city").FillAsync("Turku");
        await page.GetByLabel("Country").SelectOptionAsync("FI");
        await page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, Alice");
    }
}
