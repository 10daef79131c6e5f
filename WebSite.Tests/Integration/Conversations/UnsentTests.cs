using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>Somebody deletes a message of this site's in the Page's own inbox.</summary>
public class UnsentTests
{
    private const string Words = "How can we help?";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_marked_in_the_conversation_and_its_words_are_gone()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        alice.Say("Hello");
        Assert.Contains(Words, Assert.Single(await alice.AnsweredAsync()).Text, StringComparison.Ordinal);
        using var bob = await scene.Site.MerchantAsync();
        Assert.Contains(Words, (await bob.GetAsync("/dashboard/conversations/1")).Text, StringComparison.Ordinal);

        await DeleteAsync(scene, alice);

        await scene.Until(async () => (await alice.OutboxAsync())[0].UnsentAt is not null);
        var message = Assert.Single(await alice.OutboxAsync());
        Assert.Equal((OutboxState.Sent, null, null), (message.State, message.Text, message.Body));
        var page = (await bob.GetAsync("/dashboard/conversations/1")).Document;
        var bubble = page.QuerySelector("[data-side=site]")!;
        Assert.Equal(("yes", "Unsent: its words are hidden."), (bubble.GetAttribute("data-unsent"), bubble.QuerySelector(".words")!.TextContent));
        Assert.Contains("unsent in the Page's inbox", bubble.QuerySelector(".foot")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await bob.GetAsync("/dashboard/conversations")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_is_deleted_shows_the_order_no_more()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        using var shopper = scene.Site.Visit();
        using var bob = await scene.Site.MerchantAsync();
        await OrderNewsScene.OrderAsync(scene, shopper, alice);

        await DeleteAsync(scene, alice);

        await scene.Until(async () => (await alice.OutboxAsync())[0].UnsentAt is not null);
        var bubble = (await bob.GetAsync("/dashboard/conversations/1")).Document.QuerySelector("[data-side=site]")!;
        Assert.Null(bubble.QuerySelector(".receipt"));
        Assert.Equal("Unsent: its words are hidden.", bubble.QuerySelector(".words")!.TextContent);
    }

    /// <summary>A message of which nobody knew whether it had arrived: its echo says so after it was deleted.</summary>
    [Fact]
    public async Task One_that_was_deleted_before_its_echo_came_is_marked_too()
    {
        await using var graph = await GraphStub.StartAsync();
        graph.OnSend = GraphStub.HangUp;
        await using var site = new SiteHost(graph.SiteSettings);
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, Payload.Now));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Uncertain, Cancel));
        var id = await site.ReadAsync(db => db.OutboxMessages.Select(m => m.Id).SingleAsync(Cancel));

        await site.DeliverAsync(Echo(""" "mid":"m_own","is_deleted":true """));
        await site.DeliverAsync(Echo($$""" "mid":"m_own","app_id":"{{Settings.AppId}}","metadata":"{{WebSite.Outbox.OutboxMark.Of(id)}}" """));

        var message = await site.ReadAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((OutboxState.Sent, "m_own"), (message.State, message.Mid));
        Assert.NotNull(message.UnsentAt);
    }

    private static string Echo(string message) =>
        $$"""{"sender":{"id":"{{Settings.PageId}}"},"recipient":{"id":"{{Payload.Alice}}"},"timestamp":{{Payload.Now}},"message":{"is_echo":true,{{message}} } }""";

    private static async Task DeleteAsync(Scene scene, Talk alice)
    {
        using var control = new SandboxControl(scene.Sandbox.Address);
        var mid = alice.World.Threads.With(alice.Person).Lines.Last(line => line.From == LineFrom.Page).Mid;
        await control.PostAsync($"people/{Talk.Alice}/acts", new { @do = "deleteMessage", mid });
        Assert.Equal("Kettle & Kin unsent a message", alice.Heard[^1]);
    }
}
