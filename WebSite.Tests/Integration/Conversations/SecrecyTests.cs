using System.Text.Json.Nodes;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>Nobody gets what is another's, and nobody is written to who said stop.</summary>
public class SecrecyTests
{
    private const string AlicesNumber = "+12125550101";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_receipt_has_every_field_for_who_clicked_the_plugin()
    {
        await using var scene = await Scene.StartAsync(("Site:PublicUrl", "https://shop.example"));
        using var shopper = scene.Site.Visit();
        var alice = new Talk(scene);
        scene.Sandbox.World.Events.OptIn(alice.Person, (await shopper.GetAsync(await OrderedAsync(shopper))).Ref);
        await alice.AnsweredAsync();

        var receipt = Receipt(alice);
        Assert.Equal("Alice Archer", receipt["recipient_name"]!.GetValue<string>());
        Assert.Equal("Harbour Street 12", receipt["address"]!["street_1"]!.GetValue<string>());
        Assert.Equal(("Harbour teapot", 1, 64m, "https://shop.example/img/products/harbour-teapot.png"), receipt["elements"]![0] is { } line
            ? (line["title"]!.GetValue<string>(), line["quantity"]!.GetValue<int>(), line["price"]!.GetValue<decimal>(), line["image_url"]!.GetValue<string>())
            : default);
        Assert.Equal((64m, 4.9m, 64m), receipt["summary"] is { } sums
            ? (sums["subtotal"]!.GetValue<decimal>(), sums["shipping_cost"]!.GetValue<decimal>(), sums["total_cost"]!.GetValue<decimal>())
            : default);
        Assert.Equal("Free delivery", receipt["adjustments"]![0]!["name"]!.GetValue<string>());
        Assert.Matches("^https://shop.example/go/[a-z2-9]{16}$", receipt["order_url"]!.GetValue<string>());
        Assert.Equal(("1001", "EUR", "Pay on delivery", "Kettle & Kin"), (
            receipt["order_number"]!.GetValue<string>(), receipt["currency"]!.GetValue<string>(), receipt["payment_method"]!.GetValue<string>(), receipt["merchant_name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_button_of_a_number_that_was_taken_back_brings_nothing()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var alice = new Talk(scene);
        var page = await OrderedAsync(shopper, AlicesNumber);
        await scene.Until(() => scene.Site.ReadAsync(db => db.MatchingRequests.AnyAsync(r => r.State == MatchingState.InMessageRequests, Cancel)));
        var payload = Assert.Single(alice.Messages)["attachment"]!["payload"]!["buttons"]![0]!["payload"]!.GetValue<string>();
        await shopper.PostAsync(page + "?handler=Withdraw", [], from: page);

        scene.Sandbox.World.Events.Accept(alice.Person);
        scene.Sandbox.World.Events.Postback(alice.Person, "Yes, keep me posted", payload);
        await scene.Until(async () => (await alice.ConversationAsync())?.Visits.Count == 2);
        Assert.DoesNotContain(await alice.OutboxAsync(), m => m.Occasion == Occasion.Receipt);

        // Nor does it prove anything: the shopper isn't connected by it, and comes into no conflict.
        Assert.Equal(Connection.None, await scene.Site.ReadAsync(db => db.CheckoutSessions.Select(s => s.Connection).SingleAsync(Cancel)));
        var bob = new Talk(scene, Talk.Bob);
        scene.Sandbox.World.Events.OptIn(bob.Person, (await shopper.GetAsync(page)).Ref);
        Assert.Equal((Occasion.Receipt, OutboxState.Sent), Assert.Single(await bob.AnsweredAsync()) is var message ? (message.Occasion, message.State) : default);
    }

    /// <summary>Who typed a number may take it back; that isn't the word of the number's owner.</summary>
    [Fact]
    public async Task A_stop_of_a_numbers_owner_outlasts_the_request()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        using var shopper = scene.Site.Visit();
        var page = await OrderedAsync(shopper, AlicesNumber);
        await scene.PassUntilAsync(clock, () => scene.Site.ReadAsync(db => db.MatchingRequests.AnyAsync(r => r.State == MatchingState.InMessageRequests, Cancel)));
        await shopper.PostAsync(page + "?handler=Withdraw", [], from: page);
        Assert.Equal(0, await scene.Site.ReadAsync(db => db.MatchingRequests.CountAsync(Cancel)));

        clock.Advance(TimeSpan.FromHours(25));
        using var again = scene.Site.Visit();
        var second = await again.OrderWithNumberAsync(AlicesNumber);
        Assert.Contains("We'll write to your number in Messenger", (await again.ConfirmNumberAsync(second)).Said, StringComparison.Ordinal);
        Assert.Equal(MatchingState.Failed, await scene.Site.ReadAsync(db => db.MatchingRequests.Select(r => r.State).SingleAsync(Cancel)));
        Assert.Equal(1, await scene.Site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Occasion == Occasion.Introduction, Cancel)));
    }

    [Fact]
    public async Task A_number_that_only_seems_to_be_theirs_is_in_a_persons_export_when_they_have_proved_it()
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        using var merchant = await scene.Site.MerchantAsync();
        var alice = new Talk(scene);
        await OrderedAsync(shopper, AlicesNumber);
        await scene.Until(() => scene.Site.ReadAsync(db => db.MatchingRequests.AnyAsync(r => r.State == MatchingState.InMessageRequests, Cancel)));
        var payload = Assert.Single(alice.Messages)["attachment"]!["payload"]!["buttons"]![0]!["payload"]!.GetValue<string>();

        scene.Sandbox.World.Events.Accept(alice.Person);
        await scene.Until(async () => (await alice.ConversationAsync())?.Visits.Count == 1);
        Assert.Equal(Certainty.Likely, Assert.Single((await alice.ConversationAsync())!.Visits).Certainty);
        var likely = await merchant.GetAsync("/dashboard/person?conversation=1&handler=export");
        Assert.DoesNotContain(AlicesNumber[1..], likely.Text, StringComparison.Ordinal); // The plus is escaped in JSON.

        scene.Sandbox.World.Events.Postback(alice.Person, "Yes, keep me posted", payload);
        await scene.Until(async () => (await alice.ConversationAsync())?.Visits.Count == 2);
        var proven = await merchant.GetAsync("/dashboard/person?conversation=1&handler=export");
        Assert.Contains(AlicesNumber[1..], proven.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_gets_one_message_at_a_time_and_none_after_a_stop()
    {
        await using var scene = await Scene.StartAsync();
        using var first = scene.Site.Visit();
        using var second = scene.Site.Visit();
        await OrderedAsync(first, AlicesNumber);
        await OrderedAsync(second, AlicesNumber);

        var states = await scene.Site.ReadAsync(db => db.MatchingRequests.OrderBy(r => r.Id).Select(r => r.State).ToListAsync(Cancel));
        Assert.Equal(MatchingState.Failed, states[1]);
        Assert.Equal(1, await scene.Site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Occasion == Occasion.Introduction, Cancel)));

        // Pressing the button proves whose the number is; then a stop is the number's.
        var alice = new Talk(scene);
        await scene.Until(() => Task.FromResult(alice.Messages.Count == 1));
        await AcceptAndPressAsync(scene, alice);
        await alice.AnsweredAsync(2);
        alice.Say("stop");
        await scene.Until(async () => (await alice.ConversationAsync())!.StoppedAt is not null);
        using var third = scene.Site.Visit();
        await OrderedAsync(third, AlicesNumber);
        Assert.Equal("The person with this number asked that nothing more be sent.", await scene.Site.ReadAsync(db => db.MatchingRequests.OrderBy(r => r.Id).Select(r => r.Why).LastAsync(Cancel)));
        Assert.Equal(1, await scene.Site.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Occasion == Occasion.Introduction, Cancel)));
    }

    /// <summary>A number can be mistyped: who answers from it has proved to have it, and no more.</summary>
    [Theory]
    [InlineData("Zoë", "Zoë")]
    [InlineData("", "Customer")]
    public async Task The_receipt_of_who_answers_from_the_number_has_neither_address_nor_any_name_of_the_buyers(string facebooks, string called)
    {
        await using var scene = await Scene.StartAsync();
        using var shopper = scene.Site.Visit();
        var zoe = new Talk(scene);
        scene.Sandbox.World.People.Change(Talk.Alice, person => person with { FirstName = facebooks, LastName = "Berg" });
        await OrderedAsync(shopper, AlicesNumber);
        await scene.Until(() => Task.FromResult(zoe.Messages.Count == 1));
        await AcceptAndPressAsync(scene, zoe);
        await scene.Until(() => Task.FromResult(zoe.Messages.Count == 2));

        var receipt = zoe.Messages[1]["attachment"]!["payload"]!;
        Assert.Equal(("1001", called), (receipt["order_number"]!.GetValue<string>(), receipt["recipient_name"]!.GetValue<string>()));
        Assert.Null(receipt["address"]);
        Assert.All(["Alice", "Archer"], name => Assert.DoesNotContain(name, zoe.Messages[1].ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_is_not_undone_by_what_is_older_and_only_arrives_later()
    {
        await using var site = new SiteHost();
        await site.DeliverAsync(
            Payload.Event(""" "message":{"mid":"m_1","text":"stop"} """, Payload.At(30_000)),
            Payload.OptIn("a-ref", Payload.At(10_000)),
            Payload.Event(""" "message":{"mid":"m_2","text":"start"} """, Payload.At(20_000)));
        Assert.NotNull((await site.ReadAsync(db => db.Conversations.SingleAsync(Cancel))).StoppedAt);

        await site.DeliverAsync(Payload.OptIn("b-ref", Payload.At(40_000)));
        Assert.Null((await site.ReadAsync(db => db.Conversations.SingleAsync(Cancel))).StoppedAt);
    }

    /// <summary>Orders a teapot, and confirms the number; returns the order's page.</summary>
    private static async Task<string> OrderedAsync(Visitor shopper, string? phone = null)
    {
        await shopper.ConsentAsync();
        if (phone is null)
        {
            await shopper.AddToCartAsync("harbour-teapot");
            return (await shopper.OrderAsync()).Location!;
        }

        var order = await shopper.OrderWithNumberAsync(phone);
        await shopper.ConfirmNumberAsync(order);
        return order;
    }

    private static async Task AcceptAndPressAsync(Scene scene, Talk person)
    {
        var payload = person.Messages[0]["attachment"]!["payload"]!["buttons"]![0]!["payload"]!.GetValue<string>();
        scene.Sandbox.World.Events.Accept(person.Person);
        await scene.Until(async () => await person.ConversationAsync() is not null);
        scene.Sandbox.World.Events.Postback(person.Person, "Yes, keep me posted", payload);
    }

    private static JsonNode Receipt(Talk person) => Assert.Single(person.Messages)["attachment"]!["payload"]!;
}
