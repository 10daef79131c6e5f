using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>When a message may go: the window, the pace, the order, and a merchant's settings.</summary>
public class TurnTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_the_window_has_closed_no_answer_goes_nor_news_of_the_order()
    {
        var clock = new ManualClock();

        // The tag ended on 2026-04-27: docs/platform.md, Message types and tags.
        clock.Jump(new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        await using var scene = await Scene.StartAsync(clock);
        using var shopper = scene.Site.Visit();
        var alice = new Talk(scene);
        var order = await OrderNewsScene.OrderAsync(scene, shopper, alice);

        clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        await alice.AnswerAsync("Do you like it?");
        var late = (await alice.AnsweredAsync(2))[1];
        Assert.Equal((OutboxState.Failed, 0), (late.State, late.Attempts));
        Assert.Contains("24 hours", late.Why, StringComparison.Ordinal);

        await alice.PutAsync(new() { Cause = MessageCause.OrderNews(order, OrderStatus.Shipped, 1), PageId = "", Occasion = Occasion.OrderShipped, OrderId = order });
        Assert.Equal((OutboxState.Held, Hindrance.NoTemplate), (await alice.OutboxAsync())[2] is var news ? (news.State, news.HeldBy) : default);
        Assert.Single(alice.Heard);
    }

    [Fact]
    public async Task No_more_go_in_a_second_than_is_set()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock, ("Outbox:PerSecond", "1"));
        var alice = new Talk(scene);
        alice.Say("Hello");
        await scene.PassUntilAsync(clock, async () => alice.Heard.Count == 1 && (await alice.OutboxAsync()).All(m => m.IsDone));
        for (var n = 0; n < 4; n++)
        {
            await alice.AnswerAsync($"{n}");
        }

        var start = clock.GetUtcNow();
        await scene.PassUntilAsync(clock, () => Task.FromResult(alice.Heard.Count == 5));
        Assert.Equal(["0", "1", "2", "3"], alice.Heard.Skip(1));
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(3), $"They took {clock.GetUtcNow() - start}.");
    }

    [Fact]
    public async Task Without_a_token_messages_wait_and_a_greeting_of_an_hour_ago_is_dropped_when_there_is_one()
    {
        var clock = new ManualClock();
        using var folder = new TempFolder();
        var settings = folder.File("token.json");
        await File.WriteAllTextAsync(settings, "{}", Cancel);
        await using var graph = await GraphStub.StartAsync();
        await using var site = new SiteHost(graph.SiteSettings.Where(s => s.Key != "Messenger:PageAccessToken"), clock, settingsFile: settings);
        await HelloAsync(site, clock, "m_1");
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.Greeting && m.State == OutboxState.Waiting && m.Attempts == 0, Cancel));
        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await HelloAsync(site, clock, "m_2", Payload.Charlie);
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.Id == 2, Cancel));
        Assert.Empty(graph.Sends);

        await File.WriteAllTextAsync(settings, """{"Messenger":{"PageAccessToken":"a-token-of-the-tests"}}""", Cancel);
        await site.SoonAsync(async db =>
        {
            site.Services.GetRequiredService<OutboxSignal>().Raise();
            return await db.OutboxMessages.AllAsync(m => m.State != OutboxState.Waiting && m.State != OutboxState.Sending, Cancel);
        });
        Assert.Equal([OutboxState.Cancelled, OutboxState.Sent], (await site.OutboxAsync()).Select(m => m.State));
        Assert.Contains("odd by now", (await site.OutboxAsync())[0].Why, StringComparison.Ordinal);
        Assert.Contains(Payload.Charlie, Assert.Single(graph.Sends).Body, StringComparison.Ordinal);
    }

    private static Task HelloAsync(SiteHost site, ManualClock clock, string mid, string psid = Payload.Alice) =>
        site.DeliverAsync(Payload.Event($$""" "message":{"mid":"{{mid}}","text":"Hello"} """, clock.GetUtcNow().ToUnixTimeMilliseconds(), psid));

    [Fact]
    public async Task In_a_conflict_nothing_goes_until_the_shopper_has_chosen_and_then_only_to_the_chosen_one()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        var page = (await shopper.OrderAsync()).Location!;
        var shown = await shopper.GetAsync(page);
        var pluginRef = shown.Ref;

        scene.Sandbox.World.Events.OptIn(alice.Person, pluginRef);
        await alice.AnsweredAsync();
        scene.Sandbox.World.Events.OptIn(bob.Person, pluginRef);
        await scene.Until(async () => await bob.OutboxAsync() is [{ State: OutboxState.Held }]);
        Assert.Empty(bob.Heard);

        var id = await scene.Site.ReadAsync(db => db.OptIns.Where(o => o.Psid == Talk.Bob).Select(o => o.Id).SingleAsync(Cancel));
        await shopper.PostAsync($"/messenger/choose?spot={shown.Spot}&back=/", [("optIn", $"{id}")]);
        Assert.Equal(OutboxState.Sent, Assert.Single(await bob.AnsweredAsync()).State);
        Assert.Single(alice.Heard);
    }
}
