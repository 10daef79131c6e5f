using System.Net;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Conversations;

/// <content>By which doors, and in which browser.</content>
public partial class ConfirmTests
{
    /// <summary>With the developer tools a link's ref is put into a plugin in a second.</summary>
    [Fact]
    public async Task A_links_ref_in_a_strangers_plugin_brings_nothing_makes_no_conflict_and_is_shown_to_the_merchant()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        using var merchant = await scene.Site.MerchantAsync();
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        var (_, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.OptIn(bob.Person, page.LinkRef);
        await AskedAsync(scene, bob);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, WithoutCode(Assert.Single(bob.Heard)), StringComparison.Ordinal));
        Assert.Equal((Connection.None, OptInTrust.Unconfirmed, EntryPoint.Link), await StandingAsync(scene));

        scene.Sandbox.World.Events.OptIn(alice.Person, page.Ref);
        Assert.Equal(Occasion.Receipt, Assert.Single(await alice.AnsweredAsync()).Occasion);
        var session = await scene.Site.ReadAsync(db => db.CheckoutSessions.SingleAsync(Cancel));
        Assert.Equal(Connection.Connected, session.Connection);

        const string Mismatch = "Its ref was made for another way in";
        Assert.Contains(Mismatch, (await merchant.GetAsync("/dashboard/opt-ins")).Text, StringComparison.Ordinal);
        Assert.Contains("with a ref that was made for another way in", (await merchant.GetAsync($"/dashboard/sessions/{session.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains(Mismatch, (await merchant.GetAsync("/dashboard/deliveries/1")).Text, StringComparison.Ordinal);
        Assert.Contains("Send to Messenger, with a ref that was made for another way in", (await merchant.GetAsync($"/dashboard/conversations/{(await bob.ConversationAsync())!.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_came_by_the_checkouts_link_before_the_order_gets_the_receipt_after_the_yes()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = (await shopper.GetAsync("/checkout")).LinkRef });
        await AskedAsync(scene, bob);
        var path = (await shopper.OrderAsync()).Location!;
        Assert.Equal(OutboxState.Held, (await bob.OutboxAsync()).Single(m => m.Occasion == Occasion.Receipt).State);

        await AnswerAsync(shopper, await shopper.GetAsync(path), path, "yes");
        await scene.Until(async () => (await bob.OutboxAsync()).Single(m => m.Occasion == Occasion.Receipt).State == OutboxState.Sent);
    }

    [Fact]
    public async Task Yes_to_another_account_than_the_connected_one_sends_the_news_there_alone()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        var (path, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.OptIn(alice.Person, page.Ref);
        await alice.AnsweredAsync();
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, bob);
        var asked = await shopper.GetAsync("/messenger/confirm?spot=" + page.Spot);
        await shopper.PostAsync("/messenger/confirm", [("spot", page.Spot), ("back", path), ("optIn", asked.Document.QuerySelector("[name=optIn]")!.GetAttribute("value")!), ("answer", "yes")]);
        await MoveAsync(scene, OrderStatus.Packed);

        await scene.Until(async () => (await bob.OutboxAsync()).Count(m => m.State == OutboxState.Sent) == 3);
        await scene.Until(async () => (await alice.OutboxAsync()).All(m => m.IsDone));
        Assert.DoesNotContain(await alice.OutboxAsync(), m => m.Occasion == Occasion.OrderPacked && m.State == OutboxState.Sent);
    }

    [Fact]
    public async Task Only_the_sessions_own_browser_is_asked_and_answers()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        using var charlie = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        var (path, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, bob);
        await charlie.GetAsync("/products/harbour-teapot");

        foreach (var key in new[] { page.Spot, page.LinkRef, page.Ref, "", "x" })
        {
            Assert.Empty((await charlie.GetAsync("/messenger/confirm?spot=" + key)).Document.QuerySelectorAll(".question"));
            Assert.Equal(HttpStatusCode.NotFound, (await charlie.GetAsync("/messenger/spot?spot=" + key)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await charlie.PostAsync("/messenger/confirm", [("spot", key), ("optIn", "1"), ("answer", "yes")])).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await shopper.PostAsync("/messenger/confirm", [("spot", page.Spot), ("optIn", "2"), ("answer", "yes")])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.PostAsync("/messenger/confirm", [("spot", page.Spot), ("optIn", "1"), ("answer", "maybe")])).Status);
        Assert.Equal(OptInTrust.Unconfirmed, (await StandingAsync(scene)).Trust);
        Assert.NotEmpty((await shopper.GetAsync(path)).Document.QuerySelectorAll(".question"));
    }
}
