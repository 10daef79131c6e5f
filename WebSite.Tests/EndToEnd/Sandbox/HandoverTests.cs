using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>A thread goes to the Page's inbox on the sandbox's screen, and back; the shop says so, and what it has to write waits.</summary>
public class HandoverTests(BrowserFixture browser)
{
    private const string News = "is on its way";

    [Fact]
    public async Task What_the_shop_has_to_tell_waits_while_the_Pages_inbox_has_the_thread()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        using var shopper = scene.Site.Visit();
        using var bob = await scene.Site.MerchantAsync();
        await OrderNewsScene.OrderAsync(scene, shopper, alice);

        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync();
            var holder = page.GetByText("The Page's inbox has this thread.");
            await Expect(holder).ToBeHiddenAsync();

            await page.Locator("header summary").ClickAsync();
            await chat.Button("Take this thread").ClickAsync();
            await Expect(holder).ToBeVisibleAsync();
            await scene.Until(async () => (await alice.ConversationAsync())!.AwayAt is not null);
            var thread = (await bob.GetAsync("/dashboard/conversations/1")).Document;
            Assert.Contains("With another app", thread.QuerySelector(".marks")!.TextContent, StringComparison.Ordinal);

            await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed, OrderStatus.Shipped);
            Assert.All((await alice.OutboxAsync())[1..], message => Assert.Equal((OutboxState.Held, Hindrance.OtherApp), (message.State, message.HeldBy)));
            Assert.DoesNotContain(alice.Heard, words => words.Contains(News, StringComparison.Ordinal));

            await chat.Button("Pass it back").ClickAsync();
            await Expect(holder).ToBeHiddenAsync();
            await Expect(chat.Lines.GetByText(News)).ToBeVisibleAsync();
            await scene.Until(async () => (await alice.OutboxAsync()).TrueForAll(message => message.IsDone));
            Assert.Null((await alice.ConversationAsync())!.AwayAt);
        });
    }

    /// <summary>Nothing tells the app that has passed it away itself but the refusal of what it sends.</summary>
    [Fact]
    public async Task A_thread_that_another_program_of_the_app_has_passed_on_is_known_by_the_refusal()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        using var shopper = scene.Site.Visit();
        using var bob = await scene.Site.MerchantAsync();
        await OrderNewsScene.OrderAsync(scene, shopper, alice);
        using var graph = new GraphClient(scene.Sandbox.Address);
        Assert.Null((await graph.PostAsync("/me/pass_thread_control", System.Text.Json.Nodes.JsonNode.Parse($$"""{"recipient":{"id":"{{Talk.Alice}}"},"target_app_id":"123"}""")!)).Error);

        await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed);

        await scene.Until(async () => (await alice.OutboxAsync())[1].HeldBy == Hindrance.OtherApp);
        Assert.NotNull((await alice.ConversationAsync())!.AwayAt);
        scene.Sandbox.World.Inbox.Pass(alice.Person);
        await scene.Until(async () => (await alice.OutboxAsync())[1].State == OutboxState.Sent);
    }
}
