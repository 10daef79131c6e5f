using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;
using WebSite.Texts;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>What people do in Messenger becomes a conversation that says where they came from, and is answered.</summary>
public class ConversationTests
{
    [Fact]
    public async Task A_first_message_names_no_source_and_is_greeted_once()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);

        alice.Say("Good evening");
        var greeting = Assert.Single(await alice.AnsweredAsync());

        alice.Say("Is the teapot dishwasher safe?");
        await scene.Until(async () => (await alice.ConversationAsync())!.Entries.Count == 2);
        var conversation = (await alice.ConversationAsync())!;
        Assert.Equal((Occasion.Greeting, OutboxState.Sent), (greeting.Occasion, greeting.State));
        Assert.Equal([greeting.Text!], alice.Heard);
        var visit = Assert.Single(conversation.Visits);
        Assert.Equal((EntryPoint.Unknown, Certainty.Unknown, ConsentBasis.Conversation), (visit.EntryPoint, visit.Certainty, visit.ConsentBasis));
        Assert.Equal(["Good evening", "Is the teapot dishwasher safe?"], conversation.Entries.OrderBy(l => l.Id).Select(l => l.Text));
        Assert.Equal(2, conversation.Unread);
        Assert.Single(await alice.OutboxAsync());
    }

    [Theory]
    [InlineData("STOP!")]
    [InlineData("please stop sending me messages")]
    [InlineData("Unsubscribe")]
    public async Task Who_says_stop_gets_one_confirmation_and_then_nothing(string words)
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();

        alice.Say(words);
        var stopped = (await alice.AnsweredAsync(2))[1];
        await alice.AnswerAsync("One more thing…");
        var late = (await alice.AnsweredAsync(3))[2];

        Assert.Equal((Occasion.Stopped, OutboxState.Sent), (stopped.Occasion, stopped.State));
        Assert.Equal(OutboxState.Cancelled, late.State);
        Assert.Equal(2, alice.Heard.Count);
        Assert.NotNull((await alice.ConversationAsync())!.StoppedAt);

        // Who asks again after that can be answered, by a human only.
        alice.Say("One question: is it dishwasher safe?");
        await scene.Until(async () => (await alice.ConversationAsync())!.Entries.Count == 3);
        await alice.AnswerAsync("It is.");
        Assert.Equal(OutboxState.Sent, (await alice.AnsweredAsync(4))[3].State);

        alice.Say("start");
        Assert.Equal(OutboxState.Sent, (await alice.AnsweredAsync(5))[4].State);
        Assert.Null((await alice.ConversationAsync())!.StoppedAt);
    }

    [Fact]
    public async Task What_is_said_at_the_end_may_depend_on_the_campaign_that_brought_them()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Site.ReadAsync(db =>
        {
            db.Campaigns.Add(new() { Name = "Flyer", Key = "c-flyer-7k2m", Code = "abcdefg", EntryPoint = EntryPoint.Link, CreatedAt = DateTimeOffset.UtcNow });
            db.MessageTemplates.Add(new() { Occasion = Occasion.Stopped, Scope = TextScope.OfCampaign(1), Text = "No more flyers, {first_name}." });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var alice = new Talk(scene);
        scene.Sandbox.World.Events.Enter(alice.Person, new(Referral.Link) { Ref = "c-flyer-7k2m" });
        await alice.AnsweredAsync();

        alice.Say("stop");

        Assert.Equal("No more flyers, Alice.", (await alice.AnsweredAsync(2))[1].Text);
    }

    [Fact]
    public async Task Who_asks_for_a_human_is_handed_over_and_left_to_the_merchant()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        alice.Say("I want to talk to a human");
        await alice.AnsweredAsync();

        scene.Sandbox.World.Events.Enter(alice.Person, new(Referral.Link) { Ref = "c-nothing-of-ours" });
        await scene.Until(async () => (await alice.ConversationAsync())!.Visits.Count == 2);
        await alice.AnswerAsync("Hello, this is Maija.");
        var messages = await alice.AnsweredAsync(2);

        Assert.NotNull((await alice.ConversationAsync())!.HandedOverAt);
        Assert.Equal([Occasion.HandedOver, Occasion.Answer], messages.Select(m => m.Occasion));
        Assert.Equal("Hello, this is Maija.", alice.Heard[^1]);
    }

    [Fact]
    public async Task The_persons_name_is_known_when_they_are_greeted()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();

        var conversation = (await alice.ConversationAsync())!;
        Assert.Equal((ProfileState.Known, "Alice Lindqvist", "Alice"), (conversation.Profile, conversation.Name, conversation.FirstName));
    }

    [Fact]
    public async Task What_was_read_and_delivered_is_noted()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();
        scene.Sandbox.World.Events.Read(alice.Person);
        await scene.Until(async () => (await alice.ConversationAsync())!.ReadAt is not null);
        Assert.NotNull((await alice.ConversationAsync())!.DeliveredAt);
    }
}
