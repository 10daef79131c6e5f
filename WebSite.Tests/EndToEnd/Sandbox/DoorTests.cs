using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class DoorTests(BrowserFixture browser)
{
    [Fact]
    public async Task An_ad_tells_its_id_in_a_new_thread_and_in_one_that_exists()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/ads?");
            await page.GetByLabel("Ad id").FillAsync("777");
            await page.GetByLabel("Title").FillAsync("Tea & <b>sympathy</b>");
            await page.GetByLabel("Ref", new() { Exact = true }).FillAsync("autumn");
            await chat.Button("Show the ad").ClickAsync();
            await chat.Link("Send Message").ClickAsync();
            await chat.Button("Get Started").ClickAsync();
            await scene.DeliveredAsync("postback");

            await page.GotoAsync("/ads?ad_id=778");
            await chat.Link("Send Message").ClickAsync();
            await Expect(chat.Lines.GetByText("came from an ad")).ToBeVisibleAsync();
            await scene.DeliveredAsync("referral");
        });

        var posted = scene.Shop.Received.Select(each => each.Text).ToArray();
        Assert.Contains(
            """
            "referral":{"ref":"autumn","ad_id":"777","source":"ADS","type":"OPEN_THREAD","ads_context_data":{"ad_title":"Tea & \u003Cb>sympathy\u003C\/b>"}}}
            """.Trim(), posted[0], StringComparison.Ordinal);
        Assert.Contains("""referral":{"ad_id":"778","source":"ADS",""", posted[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_button_tells_nothing_until_the_person_begins()
    {
        await using var scene = await SandboxScene.StartAsync();
        var world = scene.Sandbox.World;
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/pages/demo-page");
            await chat.Link("Send Message").ClickAsync();
            await Expect(chat.Button("Get Started")).ToBeVisibleAsync();
            Assert.Empty(world.Deliveries.All);
            await chat.Button("Get Started").ClickAsync();
            await scene.DeliveredAsync("postback");

            world.Change(settings => settings with { Page = settings.Page with { HasSendMessageButton = false } });
            await page.GotoAsync("/pages/demo-page");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kettle & Kin" })).ToBeVisibleAsync();
            await Expect(chat.Link("Send Message")).ToHaveCountAsync(0);
        });

        Assert.DoesNotContain("referral", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_what_was_typed_before_its_script_came()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var typed = new TaskCompletionSource();
            await page.RouteAsync("**/doors*.js", async route =>
            {
                await typed.Task;
                await route.ContinueAsync();
            });
            await new Chat(page).OpenAsync("/search?", Chat.Bob);
            await page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("kett");
            typed.SetResult();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Kettle & Kin @demo-page" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Search_finds_pages_as_one_types_and_hides_those_not_for_everybody()
    {
        await using var scene = await SandboxScene.StartAsync();
        var world = scene.Sandbox.World;
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/search?", Chat.Bob);
            await page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("kett");
            await page.GetByRole(AriaRole.Link, new() { Name = "Kettle & Kin @demo-page" }).ClickAsync();
            await Expect(chat.Button("Get Started")).ToBeVisibleAsync();
            Assert.Empty(world.Deliveries.All);

            world.Change(settings => settings with { App = settings.App with { IsApproved = false } });
            await page.GotoAsync("/search?q=kett");
            await Expect(page.GetByText("No Page called “kett”")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Search_and_inbox_reach_over_all_worlds()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.Worlds.GetOrCreate("other");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/search?q=kettle");
            await page.GetByRole(AriaRole.Link, new() { Name = "@demo-page-other" }).ClickAsync();
            await PluginPage.PickAsync(page, Chat.Bob);
            await chat.Button("Get Started").ClickAsync();
            await Expect(chat.Text).ToBeVisibleAsync();
            await page.GotoAsync("/messages");
            await Expect(page.GetByText("in the world other, as Bob Okafor")).ToBeVisibleAsync();
        });

        Assert.Empty(scene.Sandbox.World.Deliveries.All);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Every_door_and_every_message_is_accessible(ColorScheme scheme, int width)
    {
        await using var scene = await SandboxScene.StartAsync();
        var world = scene.Sandbox.World;
        world.Codes.Add("billboard-ad");
        await browser.WithPageAsync(
            scene.Sandbox.Address,
            async page =>
            {
                var chat = new Chat(page);
                await chat.OpenBegunAsync();
                foreach (var message in (string[])[PageMessages.Buttons, PageMessages.Generic, PageMessages.List, PageMessages.Media, PageMessages.Receipt, """{"x":1}""", PageMessages.Text("Well?", "Yes")])
                {
                    world.Write(message);
                }

                await Expect(chat.Button("Yes")).ToBeVisibleAsync();
                await PageQuality.CheckAsync(page, width);
                await chat.SayAsync("Yes, please");
                await page.GetByLabel("Change “Yes, please”").ClickAsync();
                world.Inbox.Take(world.People.Find("demo-psid-alice")!);
                await Expect(chat.Button("Pass it back")).ToBeVisibleAsync();
                await PageQuality.CheckAsync(page, width);
                foreach (var path in (string[])["/messages", "/doors", "/scan", "/ads", "/search?q=kettle", "/pages/demo-page"])
                {
                    await page.GotoAsync(path);
                    await PageQuality.CheckAsync(page, width);
                }
            },
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
    }
}
