using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>Takes pictures of Messenger in the sandbox into the folder that SCREENSHOTS names. Not a test; runs only when asked.</summary>
public class ThreadScreenshots(BrowserFixture browser)
{
    private static readonly int[] Widths = [390, 1280];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    [Fact(Explicit = true)]
    public async Task Of_the_thread_and_the_doors()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var width in Widths)
        {
            foreach (var scheme in Schemes)
            {
                await using var scene = await SandboxScene.StartAsync();
                await browser.WithPageAsync(
                    scene.Sandbox.Address,
                    page => TourAsync(page, scene, name => page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png") })),
                    new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
            }
        }
    }

    private static async Task TourAsync(IPage page, SandboxScene scene, Func<string, Task> takeAsync)
    {
        var world = scene.Sandbox.World;
        var chat = new Chat(page);
        world.Profile.Set("greeting", JsonNode.Parse("""[{"locale":"default","text":"Hello {{user_first_name}}! Ask us about teapots, teas and trays."}]""")!);
        await page.RouteAsync("**/*.svg?shop", route => route.FulfillAsync(new()
        {
            ContentType = "image/svg+xml",
            Body = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 191 100" preserveAspectRatio="xMidYMid slice"><rect width="191" height="100" fill="#d9b98a"/><circle cx="95" cy="55" r="28" fill="#7a4f2a"/><path d="M122 48q22 4 4 22" fill="none" stroke="#7a4f2a" stroke-width="7"/></svg>""",
        }));
        await chat.OpenAsync("/m.me/demo-page?ref=tour");
        await takeAsync("new");
        await chat.Button("Get Started").ClickAsync();
        await chat.SayAsync("Hi! Do you have the Night Garden mug?");
        await chat.SayAsync("Or the tray");
        await page.GetByLabel("Change “Or the tray”").ClickAsync();
        await takeAsync("editing");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "New words" }).FillAsync("Or the oak tray?");
        await chat.Button("Edit").ClickAsync();
        await Expect(chat.Lines.GetByText("Edited")).ToBeVisibleAsync();
        await chat.SayAsync("Never mind");
        await page.GetByLabel("Change “Never mind”").ClickAsync();
        await chat.Button("Unsend").ClickAsync();
        await Expect(chat.Lines.GetByText("unsent a message")).ToBeVisibleAsync();
        await takeAsync("edited");
        await page.Locator("header summary").ClickAsync();
        await chat.Button("Take this thread").ClickAsync();
        await Expect(chat.Button("Pass it back")).ToBeVisibleAsync();
        await takeAsync("away");
        await chat.Button("Pass it back").ClickAsync();
        await Expect(chat.Button("Pass it back")).ToHaveCountAsync(0);
        world.Write("""{"text":"We do, Alice. Here it is:"}""");
        await WriteAsync(page, world, PageMessages.Generic.Replace("https://cdn.example/night-garden.jpg", scene.Shop.Address + "mug.svg?shop", StringComparison.Ordinal));
        await Expect(page.Locator("img.top")).ToHaveJSPropertyAsync("complete", true);
        await takeAsync("generic");
        await WriteAsync(page, world, PageMessages.List);
        await takeAsync("list");
        await WriteAsync(page, world, PageMessages.Media);
        await WriteAsync(page, world, PageMessages.Buttons);
        await takeAsync("buttons");
        await WriteAsync(page, world, PageMessages.Receipt.Replace("https://cdn.example/oak-tray.jpg", scene.Shop.Address + "tray.svg?shop", StringComparison.Ordinal));
        await takeAsync("receipt");
        await page.GetByText("Receipt details").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "View order" }).ScrollIntoViewIfNeededAsync();
        await takeAsync("receipt-open");
        await WriteAsync(page, world, """{"attachment":{"type":"file","payload":{"url":"https://cdn.example/care.pdf"}}}""");
        await WriteAsync(page, world, """{"attachment":{"type":"template","payload":{"template_type":"hologram","depth":3}}}""");
        await chat.SayAsync("Thanks, that is lovely!");
        world.Threads.Change(world.People.All[0], thread => thread with { SeenAt = world.Clock.GetUtcNow() });
        await WriteAsync(page, world, PageMessages.Text("Shall we wrap it? See https://shop.example/wrapping.", "Yes please", "No thanks", "Which paper?"));
        world.Threads.Change(world.People.All[0], thread => thread with { IsPageTyping = true });
        await Expect(page.Locator(".typing")).ToBeVisibleAsync();
        await takeAsync("talk");
        await page.Locator("summary[aria-label=Menu]").ClickAsync();
        await takeAsync("menu");
        await chat.Button("Block Kettle & Kin").ClickAsync();
        await Expect(chat.Button("Unblock")).ToBeVisibleAsync();
        await takeAsync("blocked");
        world.Codes.Add("billboard-ad");
        world.Codes.Add(null);
        foreach (var path in (string[])["messages", "doors", "scan", "ads", "search?q=kettle", "pages/demo-page"])
        {
            await page.GotoAsync("/" + path);
            await takeAsync(path.Split('?')[0].Replace('/', '-'));
        }

        world.Write("""{"text":"Your order KK-1042 has shipped."}""", "demo-psid-bob", isByPsid: false);
        await chat.OpenAsync("/dialog/login?then=link&next=/messages%3F", Chat.Bob);
        await Expect(page.GetByText("Message requests")).ToBeVisibleAsync();
        await takeAsync("requests");
        await page.GotoAsync("/m.me/demo-page");
        await takeAsync("request");
    }

    private static async Task WriteAsync(IPage page, WebSite.Sandbox.State.SandboxWorld world, string message)
    {
        var count = await page.Locator(".told").CountAsync();
        world.Write(message);
        await Expect(page.Locator(".told")).ToHaveCountAsync(count + 1);
    }
}
