using System.Net;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>A link and a code can be passed on: who comes by one gets nothing of an order until its shopper says yes, on the shop's own web page.</summary>
public partial class ConfirmTests
{
    private static readonly string[] Secrets = ["Archer", "Alice", "1001", "Harbour", "teapot", "64", "68"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EntryPoint.Link)]
    [InlineData(EntryPoint.MessageUs)]
    public async Task Nothing_of_the_order_goes_until_the_shopper_says_yes_and_then_all_of_it(EntryPoint door)
    {
        await using var scene = await Scene.StartAsync(("Site:PublicUrl", "https://shop.example"));
        using var shopper = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        var (path, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = door == EntryPoint.Link ? page.LinkRef : page.MessageUsRef });
        await AskedAsync(scene, bob);

        // Her page is to hear of it at once.
        await using (var scope = scene.Site.Services.CreateAsyncScope())
        {
            var sent = Assert.Single(await bob.OutboxAsync(), m => m.Occasion == Occasion.YesNeeded);
            var told = await scope.ServiceProvider.GetRequiredService<WebSite.Outbox.OutboxOutcome>().TouchedAsync(sent.Id, Cancel);
            Assert.Equal(await scene.Site.ReadAsync(db => db.CheckoutSessions.Select(s => s.Token).SingleAsync(Cancel)), Assert.Single(told));
        }

        var heard = Assert.Single(bob.Heard);
        Assert.Contains("say there that it's you", heard, StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, WithoutCode(heard), StringComparison.Ordinal));
        Assert.Equal((Connection.None, OptInTrust.Unconfirmed, door), await StandingAsync(scene));
        await MoveAsync(scene, OrderStatus.Packed);
        Assert.Single(bob.Messages);

        var asked = await shopper.GetAsync(path);
        Assert.Equal("question", asked.Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
        Assert.StartsWith("Bob O. wants order 1001's news in Messenger. Is that you?", asked.Document.QuerySelector(".question p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(path, (await AnswerAsync(shopper, asked, path, "yes")).Location);

        await scene.Until(() => Task.FromResult(bob.Messages.Count == 3));
        var receipt = bob.Messages[1]["attachment"]!["payload"]!;
        Assert.Equal(("1001", "Harbour teapot"), (receipt["order_number"]!.GetValue<string>(), receipt["elements"]![0]!["title"]!.GetValue<string>()));
        Assert.Equal("Bob", receipt["recipient_name"]!.GetValue<string>()); // Whoever got it, by the name that Facebook tells.
        Assert.All(["Alice", "Archer", "Harbour Street"], where => Assert.DoesNotContain(where, receipt.ToJsonString(), StringComparison.Ordinal)); // A yes can be given to the wrong account.
        Assert.Contains("order 1001 is packed", bob.Heard[2], StringComparison.Ordinal);
        Assert.Equal((Connection.Connected, OptInTrust.Confirmed, door), await StandingAsync(scene));
        Assert.Equal("connected", (await shopper.GetAsync(path)).Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
        Assert.Equal(Certainty.Proven, Assert.Single((await bob.ConversationAsync())!.Visits).Certainty);
    }

    /// <summary>Anybody can call themselves Alice L.; nobody can choose the code.</summary>
    [Fact]
    public async Task Of_two_accounts_of_one_name_the_code_tells_which_is_the_shoppers()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        var (_, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, bob);
        scene.Sandbox.World.Events.GetStarted(alice.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, alice);
        await scene.Site.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Alice Lindqvist"), Cancel));

        var asked = await shopper.GetAsync("/messenger/confirm?spot=" + page.Spot);
        var questions = asked.Document.QuerySelectorAll(".question").Select(form => (OptIn: form.QuerySelector("[name=optIn]")!.GetAttribute("value")!, Code: form.QuerySelector(".number")!.TextContent)).ToList();
        Assert.Equal(2, questions.Count);
        Assert.Contains("go by the code", asked.Text, StringComparison.Ordinal);
        var hers = Assert.Single(questions, q => alice.Heard[0].Contains($"Yours is {q.Code};", StringComparison.Ordinal));
        Assert.Contains($"Yours is {questions.Single(q => q != hers).Code};", bob.Heard[0], StringComparison.Ordinal);

        await shopper.PostAsync("/messenger/confirm", [("spot", page.Spot), ("optIn", hers.OptIn), ("answer", "yes")]);
        await scene.Until(() => Task.FromResult(alice.Messages.Count == 2));
        Assert.Single(bob.Messages);
    }

    [Fact]
    public async Task A_stranger_who_came_by_the_link_takes_no_way_into_Messenger_away()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        var (path, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, bob);
        scene.Sandbox.World.Events.OptIn(alice.Person, (await shopper.GetAsync(path)).Ref);
        await alice.AnsweredAsync();
        var connected = await shopper.GetAsync(path);
        Assert.Equal("connected", connected.Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
        Assert.Contains("Another account came from here, too.", connected.Document.QuerySelector(".messenger-spot")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_said_to_be_somebody_else_gets_nothing_and_is_not_asked_about_again()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        var (path, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, bob);
        await AnswerAsync(shopper, await shopper.GetAsync(path), path, "no");
        Assert.Equal(OutboxState.Cancelled, (await bob.OutboxAsync()).Single(m => m.Occasion == Occasion.Receipt).State);

        scene.Sandbox.World.Events.Enter(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await scene.Until(async () => (await bob.ConversationAsync())!.Visits.Count == 2);
        Assert.All((await bob.ConversationAsync())!.Visits, visit => Assert.Equal(Certainty.Refused, visit.Certainty));
        await MoveAsync(scene, OrderStatus.Packed);
        Assert.DoesNotContain(await bob.OutboxAsync(), m => m.State == OutboxState.Sent && m.Occasion is Occasion.Receipt or Occasion.OrderPacked);
        Assert.Equal((Connection.None, OptInTrust.Refused, EntryPoint.Link), await StandingAsync(scene));
        Assert.NotEqual("question", (await shopper.GetAsync(path)).Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
    }

    [Fact]
    public async Task Who_is_said_to_be_somebody_else_before_the_order_has_no_receipt_waiting()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        var page = await shopper.GetAsync("/checkout");
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, bob);
        await AnswerAsync(shopper, await shopper.GetAsync("/checkout"), "/checkout", "no");

        await shopper.OrderAsync();
        Assert.DoesNotContain(await bob.OutboxAsync(), m => m.Occasion == Occasion.Receipt);
    }

    [Fact]
    public async Task Who_comes_by_a_products_link_gets_a_code_too_and_hears_nothing_of_the_session()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        await shopper.ConsentAsync();
        scene.Sandbox.World.Events.GetStarted(bob.Person, new(Referral.Link) { Ref = (await shopper.GetAsync("/products/harbour-teapot")).LinkRef });

        var asked = Assert.Single(await bob.AnsweredAsync());
        Assert.Equal((Occasion.YesNeeded, OutboxState.Sent, null), (asked.Occasion, asked.State, asked.CheckoutSessionId));
        var code = (await shopper.GetAsync("/products/harbour-teapot")).Document.QuerySelector(".question .number")!.TextContent;
        Assert.Contains($"Yours is {code};", bob.Heard[0], StringComparison.Ordinal);
    }

    /// <summary>Whoever stops the messages first gets no code: then the shopper isn't asked, and a yes that is posted all the same counts for nothing.</summary>
    [Fact]
    public async Task Of_a_stranger_who_got_no_code_the_shopper_is_not_asked()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        scene.Sandbox.World.Events.GetStarted(bob.Person, null);
        await bob.AnsweredAsync();
        bob.Say("stop");
        await bob.AnsweredAsync(2);
        var (path, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.Enter(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await scene.Until(async () => (await bob.ConversationAsync())!.Visits.Count == 2);

        Assert.Empty((await shopper.GetAsync(path)).Document.QuerySelectorAll(".question"));
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.PostAsync("/messenger/confirm", [("spot", page.Spot), ("optIn", "1"), ("answer", "yes")])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.PostAsync("/messenger/choose", [("spot", page.Spot), ("optIn", "1")])).Status);
        Assert.Equal(OptInTrust.Unconfirmed, (await StandingAsync(scene)).Trust);
    }

    /// <summary>Who has asked for a human hears nothing else of the site itself; but the code is no small talk.</summary>
    [Fact]
    public async Task Who_has_asked_for_a_human_gets_the_code_all_the_same()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var bob = new Talk(scene, Talk.Bob);
        scene.Sandbox.World.Events.GetStarted(bob.Person, null);
        await bob.AnsweredAsync();
        bob.Say("human please");
        await bob.AnsweredAsync(2);
        var (path, page) = await OrderedAsync(shopper);
        scene.Sandbox.World.Events.Enter(bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await AskedAsync(scene, bob);

        Assert.Matches("^[0-9]{4}$", (await shopper.GetAsync(path)).Document.QuerySelector(".question .number")!.TextContent);
    }

    /// <summary>Orders a teapot; returns the order's page.</summary>
    private static async Task<(string Path, WebReply Page)> OrderedAsync(Visitor shopper)
    {
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        var path = (await shopper.OrderAsync()).Location!;
        return (path, await shopper.GetAsync(path));
    }

    private static Task AskedAsync(Scene scene, Talk person) =>
        scene.Until(async () => (await person.OutboxAsync()).Any(m => m.Occasion == Occasion.YesNeeded && m.State == OutboxState.Sent));

    /// <summary>A friendly line but for its code, which is any four digits, a sum's among them.</summary>
    private static string WithoutCode(string heard)
    {
        Assert.Matches("Yours is [0-9]{4};", heard);
        return System.Text.RegularExpressions.Regex.Replace(heard, "Yours is [0-9]{4};", "");
    }

    private static Task<WebReply> AnswerAsync(Visitor shopper, WebReply page, string back, string answer) => shopper.PostAsync(
        "/messenger/confirm", [("spot", page.Spot), ("back", back), ("optIn", page.Document.QuerySelector("[name=optIn]")!.GetAttribute("value")!), ("answer", answer)]);

    private static async Task MoveAsync(Scene scene, OrderStatus to)
    {
        await using var scope = scene.Site.Services.CreateAsyncScope();
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<OrderProgress>().MoveAsync(1, to, Cancel));
    }

    private static Task<(Connection Connection, OptInTrust Trust, EntryPoint EntryPoint)> StandingAsync(Scene scene) => scene.Site.ReadAsync(async db =>
    {
        var optIn = await db.OptIns.OrderBy(o => o.Id).FirstAsync(Cancel);
        return ((await db.CheckoutSessions.SingleAsync(s => s.Id == optIn.CheckoutSessionId, Cancel)).Connection, optIn.Trust, optIn.EntryPoint);
    });
}
