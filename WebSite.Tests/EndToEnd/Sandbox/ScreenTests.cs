using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public partial class ScreenTests(BrowserFixture browser)
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Fact]
    public async Task Deliveries_appear_while_one_looks_and_can_be_sent_again()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/");
            await Expect(page.GetByText("Nothing has happened yet")).ToBeVisibleAsync();

            await person.OptInAsync("seen");
            var row = Row(page, "Alice Lindqvist");
            await Expect(row.GetByText("200")).ToBeVisibleAsync();
            await Expect(row.GetByText("unread")).ToBeAttachedAsync();
            await row.GetByRole(AriaRole.Link).ClickAsync();
            await Expect(row.GetByText("unread")).Not.ToBeAttachedAsync();

            await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attempt 2" })).ToBeVisibleAsync();
            await Expect(page.GetByText("sha256=").First).ToBeVisibleAsync();
            Assert.Equal(2, scene.Shop.Received.Count);
        });
    }

    [Fact]
    public async Task Deliveries_are_found_by_ref_kind_status_and_whether_they_were_read()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await control.OptInAsync("needle");
        await control.OptInAsync("hay", "demo-psid-bob");
        await control.PostAsync("events", new { person = "demo-psid-charlie", kind = "game_play" });
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/");
            await page.GetByLabel("Search deliveries").FillAsync("needle");
            await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
            await Expect(page.Locator(".rows li")).ToHaveCountAsync(1);
            await Expect(Row(page, "Alice Lindqvist")).ToBeVisibleAsync();

            await page.GotoAsync("/");
            await page.GetByLabel("Status").SelectOptionAsync("withheld");
            await Expect(page.Locator(".rows li")).ToHaveCountAsync(1);
            await Expect(Row(page, "Charlie")).ToContainTextAsync("messaging_game_plays is not ticked");

            await page.GotoAsync("/");
            await page.GetByLabel("Kind").SelectOptionAsync("optin");
            await Expect(page.Locator(".rows li")).ToHaveCountAsync(2);
            await page.GetByRole(AriaRole.Button, new() { Name = "Mark all read" }).ClickAsync();
            await page.GetByLabel("unread").CheckAsync();
            await Expect(page.GetByText("No delivery is like that")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task The_clock_jumps_and_what_was_due_happens()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        scene.Shop.Answer(500, 500, 500, 500);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/");
            await control.PutAsync("faults", new { rules = new[] { new { kind = "delay", milliseconds = 20 * 60 * 60 * 1000 } } });
            await control.OptInAsync("tomorrow");
            await Row(page, "Alice").GetByRole(AriaRole.Link).ClickAsync();
            await Expect(page.GetByText("Next attempt at")).ToBeVisibleAsync();

            await page.GetByText("Clock", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "36 hours" }).ClickAsync();

            await Expect(page.GetByText("36 hours ahead")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Attempt 1" })).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task The_day_is_set_and_its_rules_hold()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var graph = new GraphClient(scene.Sandbox.Address);
        scene.Sandbox.World.Events.OptIn(scene.Sandbox.World.People.All[0], "ref");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            foreach (var (day, error) in new[] { ("2026-04-26", null), ("2026-04-28", "100/1893061") })
            {
                await page.GotoAsync("/");
                await page.GetByText("Clock", new() { Exact = true }).ClickAsync();
                await page.GetByLabel("Or a day").FillAsync(day);
                await page.GetByRole(AriaRole.Button, new() { Name = "Set the day" }).ClickAsync();

                await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("It is that day now.");
                await Expect(page.GetByLabel("Or a day")).ToHaveValueAsync(day);
                Assert.Equal(error, (await graph.TextAsync(scene.Sandbox.World.People.All[0], "hi", "POST_PURCHASE_UPDATE")).Error);
            }
        });
    }

    [Fact]
    public async Task The_next_send_is_answered_with_the_error_that_was_picked()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var graph = new GraphClient(scene.Sandbox.Address);
        scene.Sandbox.World.Events.OptIn(scene.Sandbox.World.People.All[0], "ref");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/worlds/default/faults");
            await page.GetByRole(AriaRole.Button, new() { Name = "A Page that may not send for a while" }).ClickAsync();
            await Expect(page.GetByText("10/1893063 You are temporarily restricted from sending messages.")).ToBeVisibleAsync();

            Assert.Equal("10/1893063", (await graph.TextAsync(scene.Sandbox.World.People.All[0], "hi")).Error);
            await Expect(page.GetByText("struck: 1")).ToBeVisibleAsync();
            Assert.Null((await graph.TextAsync(scene.Sandbox.World.People.All[0], "hi")).Error);
        });
    }

    [Fact]
    public async Task Faults_are_set_and_taken_away()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/worlds/default/faults");
            await page.GetByRole(AriaRole.Button, new() { Name = "Each delivery twice" }).ClickAsync();
            await Expect(page.GetByText("struck: 0")).ToBeVisibleAsync();
            await control.OptInAsync("twice");
            await Expect(page.GetByText("struck: 1")).ToBeVisibleAsync();
            Assert.Equal(2, (await control.DeliveryAsync("status=delivered&q=twice")).GetProperty("attempts").GetArrayLength());

            await page.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
            await Expect(page.GetByText("Nothing goes wrong on request")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Textbox, new() { Name = "Plan" }).FillAsync("""{"rules":[{"kind":"explode"}]}""");
            await page.GetByRole(AriaRole.Button, new() { Name = "Set the plan" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("kind");
        });
    }

    [Fact]
    public async Task An_unticked_field_sends_nothing_and_the_screen_says_why()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/worlds/default/settings");
            await page.GetByLabel("messaging_optins").UncheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Set" }).Nth(1).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The subscription is set.");

            await person.OptInAsync("never");
            await page.GetByRole(AriaRole.Link, new() { Name = "Deliveries" }).ClickAsync();
            await Expect(Row(page, "Alice")).ToContainTextAsync("The field messaging_optins is not ticked");
        });

        Assert.Empty(scene.Shop.Received);
    }

    [Fact]
    public async Task People_are_made_and_any_event_of_theirs_is_sent()
    {
        await using var scene = await SandboxScene.StartAsync();
        using var control = new SandboxControl(scene.Sandbox.Address);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await page.GotoAsync("/worlds/default/people");
            await page.Locator("form[data-clear]").GetByLabel("First name").FillAsync("Dana");
            await page.GetByLabel("Last name").FillAsync("<i>Okoye</i>");
            await page.Locator("form[data-clear] select[name=role]").SelectOptionAsync("developer");
            await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
            await Expect(page.GetByText("Dana <i>Okoye</i>").First).ToBeVisibleAsync();

            await page.GetByLabel("Change Bob Okafor").ClickAsync();
            await page.Locator("#change-demo-psid-bob select").SelectOptionAsync("tester");
            await page.Locator("#change-demo-psid-bob button").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Bob Okafor is changed.");
            Assert.Equal(PersonRole.Tester, scene.Sandbox.World.People.Find("demo-psid-bob")!.Role);

            await page.Locator("select[name=kind]").SelectOptionAsync("referral");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
            await control.DeliveryAsync("status=delivered&kind=referral&person=demo-psid-alice");

            await page.GetByLabel("Its JSON").FillAsync("{ not json");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("That isn't JSON");
        });

        Assert.Equal(PersonRole.Developer, scene.Sandbox.World.People.All[^1].Role);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Its_pages_are_accessible_and_fit_a_phone(ColorScheme scheme)
    {
        await using var scene = await SandboxScene.StartAsync();
        using var person = new SandboxClient(scene.Sandbox.Address);
        await person.OptInAsync("seen");
        var delivery = await scene.DeliveredAsync("optin");
        await browser.WithPageAsync(
            scene.Sandbox.Address,
            async page =>
            {
                foreach (var path in (string[])["", $"?open={delivery.Id}", "/people", "/calls", "/journal", "/faults", "/settings", "/about"])
                {
                    await ExpectAccessibleAsync(page, "/worlds/default" + path);
                }

                await ExpectAccessibleAsync(page, "/v2.6/plugins/send_to_messenger.php?messenger_app_id=demo-app&page_id=demo-page");
                await ExpectAccessibleAsync(page, "/dialog/login?then=link&next=/m.me/demo-page");
                await PluginPage.PickAsync(page, "Alice Lindqvist");
                await ExpectAccessibleAsync(page, "/m.me/demo-page");
                await ExpectAccessibleAsync(page, "/dialog/confirm?then=optin");
            },
            new() { ColorScheme = scheme, ViewportSize = new() { Width = 390, Height = 800 } });
    }

    private static ILocator Row(IPage page, string text) => page.Locator(".rows li").Filter(new() { HasText = text });

    private static async Task ExpectAccessibleAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        Assert.Empty((await page.RunAxe(Rules)).Violations.Select(violation => $"{path}: {violation.Id}: {violation.Nodes[0].Html}"));
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{path} is wider than a phone.");
    }
}
