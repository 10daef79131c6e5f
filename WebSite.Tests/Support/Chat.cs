using Microsoft.Playwright;
using WebSite.Tests.EndToEnd.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.Support;

/// <summary>A person's thread with the Page, in a browser.</summary>
internal sealed class Chat(IPage page)
{
    public const string Alice = "Alice Lindqvist";

    public const string Bob = "Bob Okafor";

    public ILocator Lines => page.GetByRole(AriaRole.List, new() { Name = "Messages" });

    public ILocator Text => page.GetByRole(AriaRole.Textbox, new() { Name = "Message" });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Opens an address of the sandbox as somebody.</summary>
    public async Task OpenAsync(string path = "/m.me/demo-page", string person = Alice)
    {
        await page.GotoAsync(path);
        await PluginPage.PickAsync(page, person);
    }

    /// <summary>Opens the thread, begun by Get Started.</summary>
    public async Task OpenBegunAsync(string person = Alice)
    {
        await OpenAsync(person: person);
        await Button("Get Started").ClickAsync();
        await Expect(Text).ToBeVisibleAsync();
    }

    public async Task SayAsync(string words)
    {
        await Text.FillAsync(words);
        await Button("Send").ClickAsync();
        await Expect(Lines.GetByText(words)).ToBeVisibleAsync();
    }
}
