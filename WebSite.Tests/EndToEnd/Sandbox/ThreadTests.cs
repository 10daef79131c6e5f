using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class ThreadTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_new_thread_without_get_started_lets_one_write_at_once_and_tells_nothing_of_the_ref()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.Profile.Remove(MessengerProfile.GetStarted);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/m.me/demo-page?ref=mug-42");
            await Expect(chat.Button("Get Started")).ToHaveCountAsync(0);
            await chat.SayAsync("Anybody there?");
            await scene.DeliveredAsync("message");
        });

        Assert.DoesNotContain("mug-42", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_greeting_calls_the_person_by_name()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.Profile.Set("greeting", JsonNode.Parse("""[{"locale":"sv_SE","text":"Hej"},{"locale":"default","text":"Hello {{user_first_name}} ({{user_full_name}})!"}]""")!);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            await new Chat(page).OpenAsync();
            await Expect(page.GetByText("Hello Alice (Alice Lindqvist)!")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_message_can_be_edited_and_unsent_where_it_stands()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            await chat.SayAsync("Is the mug their?");
            await chat.SayAsync("And the tray?");

            await page.GetByLabel("Change “Is the mug their?”").ClickAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "New words" }).FillAsync("Is the mug there?");
            await chat.Button("Edit").ClickAsync();
            await Expect(chat.Lines.GetByText("Is the mug there?")).ToBeVisibleAsync();
            await Expect(chat.Lines.GetByText("Edited")).ToBeVisibleAsync();
            await scene.DeliveredAsync("message_edit");

            await page.GetByLabel("Change “And the tray?”").ClickAsync();
            await chat.Button("Unsend").ClickAsync();
            await Expect(chat.Lines.GetByText("Alice unsent a message")).ToBeVisibleAsync();
            await Expect(chat.Lines.GetByText("And the tray?")).ToHaveCountAsync(0);
            await Expect(page.GetByLabel("Change “Is the mug there?”")).ToBeVisibleAsync();
            await Expect(page.Locator(".own")).ToHaveCountAsync(1); // Nothing is left of the other to change.
            await scene.DeliveredAsync("message", count: 3);
        });

        Assert.Contains(scene.Shop.Received, posted => posted.Text.Contains("\"text\":\"Is the mug there?\",\"num_edit\":1", StringComparison.Ordinal));
        Assert.Contains(scene.Shop.Received, posted => posted.Text.Contains("\"is_deleted\":true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unpublished_page_lets_in_only_people_with_a_role()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.Change(settings => settings with { Page = settings.Page with { IsPublished = false } });
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync(person: Chat.Bob);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This content isn't available right now" })).ToBeVisibleAsync();

            await chat.Button("Log in as Alice Lindqvist").ClickAsync();
            await Expect(chat.Button("Get Started")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_message_request_can_be_ignored_and_accepted()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.Write("""{"text":"Your order has shipped"}""", isByPsid: false);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/messages?");
            await page.GetByRole(AriaRole.Region, new() { Name = "Message requests" }).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(chat.Lines.GetByText("Your order has shipped")).ToBeVisibleAsync();
            await Expect(chat.Text).ToHaveCountAsync(0);

            await chat.Button("Ignore").ClickAsync();
            await Expect(page.GetByText("You ignored this request")).ToBeVisibleAsync();
            Assert.Empty(scene.Sandbox.World.Deliveries.All);

            await chat.Button("Accept").ClickAsync();
            await Expect(chat.Text).ToBeVisibleAsync();
            await scene.DeliveredAsync("message_request");
        });
    }

    [Fact]
    public async Task A_blocked_page_cant_be_written_to_until_it_is_let_in_again()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            await page.Locator("summary[aria-label=Menu]").ClickAsync();
            await chat.Button("Block Kettle & Kin").ClickAsync();
            await Expect(chat.Text).ToHaveCountAsync(0);
            Assert.True(scene.Sandbox.World.Threads.With(scene.Sandbox.World.People.All[0]).IsBlocked);

            await chat.Button("Unblock").ClickAsync();
            await Expect(chat.Text).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Typing_and_seen_show_live_and_lose_nothing_of_what_is_being_written()
    {
        await using var scene = await SandboxScene.StartAsync();
        var world = scene.Sandbox.World;
        var alice = world.People.All[0];
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            await Expect(chat.Lines.GetByText("Delivered")).ToBeVisibleAsync();
            await chat.Text.FillAsync("I was about to");

            world.Threads.Change(alice, thread => thread with { IsPageTyping = true, SeenAt = world.Clock.GetUtcNow() });
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Kettle & Kin is typing" })).ToBeVisibleAsync();
            await Expect(chat.Lines.GetByText("Seen")).ToBeVisibleAsync();

            world.Write("""{"text":"Here I am"}""");
            await Expect(chat.Lines.GetByText("Here I am")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = "is typing" })).ToHaveCountAsync(0);
            await Expect(chat.Text).ToHaveValueAsync("I was about to");
            await Expect(chat.Text).ToBeFocusedAsync();
        });

        await scene.DeliveredAsync("read");
    }

    [Fact]
    public async Task The_persistent_menu_sends_postbacks_and_ice_breakers_begin_a_thread()
    {
        await using var scene = await SandboxScene.StartAsync();
        var profile = scene.Sandbox.World.Profile;
        profile.Set("ice_breakers", JsonNode.Parse("""[{"question":"Where are you?","payload":"WHERE"}]""")!);
        profile.Set("persistent_menu", JsonNode.Parse("""[{"locale":"default","composer_input_disabled":true,"call_to_actions":[{"type":"nested","title":"More","call_to_actions":[{"type":"postback","title":"Opening hours","payload":"HOURS"}]}]}]""")!);
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/m.me/demo-page?ref=ice");
            await chat.Button("Where are you?").ClickAsync();
            await page.Locator("summary[aria-label='Persistent menu']").ClickAsync();
            await Expect(chat.Text).ToHaveCountAsync(0);
            await page.GetByText("More", new() { Exact = true }).ClickAsync();
            await chat.Button("Opening hours").ClickAsync();
            await scene.DeliveredAsync("postback", count: 2);
        });

        Assert.Contains("\"payload\":\"WHERE\"", scene.Shop.Received.First().Text, StringComparison.Ordinal);
        Assert.Contains("\"payload\":\"HOURS\"", scene.Shop.Received.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inbox_lists_the_chats_and_lets_one_be_somebody_else()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            await chat.SayAsync("Do you post abroad?");
            await chat.Link("Chats").ClickAsync();
            var row = page.GetByRole(AriaRole.Region, new() { Name = "Chats" }).GetByRole(AriaRole.Link);
            await Expect(row).ToContainTextAsync("You: Do you post abroad?");
            scene.Sandbox.World.Write("""{"text":"We do!"}""");
            await Expect(row).ToContainTextAsync("We do!");
            await Expect(row.GetByRole(AriaRole.Img, new() { Name = "unread" })).ToBeVisibleAsync();

            await page.Locator("summary[aria-label='Log in as somebody else']").ClickAsync();
            await chat.Button("Log in as Bob Okafor").ClickAsync();
            await Expect(page.GetByText("No chats yet.")).ToBeVisibleAsync();
        });
    }
}
