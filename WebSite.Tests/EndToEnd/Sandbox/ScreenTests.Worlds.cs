using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <content>Worlds, and what nobody expects.</content>
public partial class ScreenTests
{
    [Fact]
    public async Task A_file_that_is_no_world_is_refused_and_the_screen_says_why()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/worlds/default/settings");
            await page.GetByLabel("Load one").SetInputFilesAsync(new FilePayload { Name = "state.json", MimeType = "application/json", Buffer = """{"people":[null]}"""u8.ToArray() });
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("people holds null");
        });
    }

    [Fact]
    public async Task What_happened_before_the_screen_listened_appears_all_the_same()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            // As slow as a connection can be.
            var happened = new TaskCompletionSource();
            await page.RouteAsync("**/live", async route =>
            {
                await happened.Task;
                await route.ContinueAsync();
            });
            await page.GotoAsync("/");
            await control.OptInAsync("between");
            await control.DeliveryAsync("status=delivered&q=between");
            happened.SetResult();
            await Expect(Row(page, "Alice Lindqvist")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_world_is_saved_reset_and_loaded_again()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.People.Add("Dana", "Okoye");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/worlds/default/settings");
            var saving = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Save this world" }).ClickAsync());
            var file = await saving.PathAsync();
            Assert.Equal("sandbox-default.json", saving.SuggestedFilename);
            await page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("As it began.");
            Assert.Equal(3, scene.Sandbox.World.People.All.Count);

            await page.GetByLabel("Load one").SetInputFilesAsync(file);

            // Said, then reloaded: a page that goes on navigating can't be closed.
            await Expect(page.GetByRole(AriaRole.Status)).ToBeEmptyAsync();
            Assert.NotNull(scene.Sandbox.World.People.Find("demo-psid-dana"));
        });
    }

    [Fact]
    public async Task A_request_nobody_expects_is_shown_as_unmatched()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        Assert.Equal(0, (await control.GetAsync("journal?kind=unmatched")).GetArrayLength());
        using var http = new HttpClient { BaseAddress = scene.Sandbox.Address };
        using var lost = await http.GetAsync("/plugins/comments.php", TestContext.Current.CancellationToken);
        using var mistyped = await http.GetAsync("/_sandbox/deliverys", TestContext.Current.CancellationToken);
        using var wrong = await http.PutAsync("/doors", null, TestContext.Current.CancellationToken);

        var entries = await control.GetAsync("journal?kind=unmatched");
        Assert.Equal(["PUT /doors", "GET /plugins/comments.php"], entries.EnumerateArray().Select(entry => entry.GetProperty("what").GetString()));
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/worlds/default/journal");
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Unmatched" })).ToContainTextAsync("GET /plugins/comments.php");
        });
    }
}
