using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of every page of the sandbox: bin/screenshots. Not a test; runs only when asked.</summary>
public class SandboxScreenshots(BrowserFixture browser)
{
    private static readonly string[] Screen = ["", "?open=d3", "/people", "/calls", "/journal", "/faults", "/settings", "/about"];

    private static readonly string[] Doors = ["/messages", "/doors", "/scan", "/ads", "/search?q=k", "/pages/demo-page", "/m.me/demo-page"];

    [Fact(Explicit = true)]
    public async Task Of_the_sandbox()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await FillAsync(scene, control);
        foreach (var width in (int[])[390, 1280])
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await browser.WithPageAsync(
                    scene.Sandbox.Address,
                    async page =>
                    {
                        await page.GotoAsync("/dialog/login?then=link&next=/m.me/demo-page");
                        await page.GetByRole(AriaRole.Button, new() { Name = "Alice Lindqvist" }).ClickAsync();
                        foreach (var path in Screen.Select(each => "/worlds/default" + each).Concat(Doors))
                        {
                            await page.GotoAsync(path);
                            var name = string.Join('-', path.Split(['/', '?', '='], StringSplitOptions.RemoveEmptyEntries));
                            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"sandbox-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png") });
                        }
                    },
                    new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 860 } });
            }
        }
    }

    private static async Task FillAsync(SandboxScene scene, SandboxControl control)
    {
        foreach (var (person, what) in ((string, object)[])
        [
            ("alice", new { @do = "optIn", @ref = "CfDJ8FkqY0Zt3mHq-product" }), ("bob", new { @do = "getStarted", @ref = "spring-poster" }),
            ("bob", new { @do = "say", text = "Do you ship to Oslo? I need a kettle before Friday." }), ("alice", new { @do = "say", text = "Hello!" }),
        ])
        {
            await control.PostAsync($"people/demo-psid-{person}/acts", what);
        }

        await control.PostAsync("events", new { person = "demo-psid-charlie", kind = "game_play" });
        await control.PutAsync("faults", new { seed = 7, rules = new[] { new { kind = "duplicate", on = "optin", chance = 0.2, count = 3 } } });
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        using var sent = await http.PostAsync(
            "/v2.6/me/messages?access_token=demo-page-token",
            new StringContent("""{"recipient":{"id":"demo-psid-alice"},"message":{"text":"Hi Alice! Your teapot is on its way."}}""", null, "application/json"),
            TestContext.Current.CancellationToken);
        using var invisible = await http.GetAsync("/v2.5/plugins/send_to_messenger.php?messenger_app_id=demo-app&page_id=demo-page", TestContext.Current.CancellationToken);
        scene.Sandbox.World.Codes.Add("spring-poster");
        await control.DeliveryAsync("kind=delivery&status=delivered");
    }
}
