using System.Text.Json.Nodes;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>The checkbox at checkout: who ticks it is written to by a user_ref, and known from the first answer on.</summary>
public sealed class CheckboxTests : IAsyncLifetime
{
    private GraphStub _graph = null!;
    private SiteHost _site = null!;
    private Visitor _alice = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _graph = await GraphStub.StartAsync();
        _graph.OnSend = http => http.Response.WriteAsync("""{"message_id":"m_1"}"""); // Whom it reached, Facebook doesn't say.
        _site = new([.. _graph.SiteSettings, KeyValuePair.Create("Messenger:Checkbox", (string?)"true")]);
        _alice = _site.Visit();
        await _alice.AddToCartAsync("harbour-teapot");
    }

    [Fact]
    public async Task It_is_offered_unticked_and_fresh_at_every_view_once_the_shopper_allows_it()
    {
        Assert.Null((await _alice.GetAsync("/checkout")).Document.QuerySelector(".fb-messenger-checkbox"));
        await _alice.ConsentAsync();

        var page = await _alice.GetAsync("/checkout");

        var box = page.Document.QuerySelector("form .fb-messenger-checkbox")!;
        Assert.Equal("false", box.GetAttribute("prechecked"));
        Assert.Equal(_site.Address.GetLeftPart(UriPartial.Authority), box.GetAttribute("origin"));
        var (first, second) = (box.GetAttribute("user_ref")!, await UserRefAsync());
        Assert.NotEqual(first, second);
        Assert.Equal((EntryPoint.Checkbox, _site.Read(first).SessionToken), (_site.Read(second).Door, _site.Read(second).SessionToken));
        Assert.Equal(0, await _site.ReadAsync(db => db.OptIns.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tick_is_an_opt_in_of_the_session_and_the_receipt_goes_to_the_user_ref_once(bool isOrderedFirst)
    {
        var userRef = await UserRefAsync();
        if (isOrderedFirst)
        {
            await _alice.OrderAsync();
            await _site.DeliverAsync(Payload.Tick(userRef), Payload.Tick(userRef));
        }
        else
        {
            await _site.DeliverAsync(Payload.Tick(await UserRefAsync(), Payload.Now - 5000), Payload.Tick(userRef));
            await _alice.OrderAsync();
        }

        var sent = await SentAsync();
        Assert.Equal(userRef, sent["recipient"]!["user_ref"]!.GetValue<string>());
        Assert.Equal("Harbour Street 12", sent["message"]!["attachment"]!["payload"]!["address"]!["street_1"]!.GetValue<string>());
        var session = await _site.ReadAsync(db => db.CheckoutSessions.Include(s => s.OptIns).SingleAsync(Cancel));
        var optIn = session.OptIns[^1];
        Assert.Equal((EntryPoint.Checkbox, Placement.Checkout, userRef, null, OptInTrust.Proven), (optIn.EntryPoint, optIn.Placement, optIn.UserRef, optIn.Psid, optIn.Trust));
        Assert.Equal(Connection.Connected, session.Connection);
        Assert.Equal(0, await _site.ReadAsync(db => db.Conversations.CountAsync(Cancel)));
        var order = (await _alice.GetAsync("/orders")).Document.QuerySelector("main a[href^='/orders/']")!.GetAttribute("href")!;
        var thanks = await _alice.GetAsync(order);
        Assert.Contains("The receipt was sent to Messenger.", thanks.Said, StringComparison.Ordinal);
        Assert.Equal("connected", thanks.Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
    }

    [Fact]
    public async Task The_first_answer_tells_who_it_is_and_the_orders_news_follow()
    {
        var userRef = await UserRefAsync();
        await _site.DeliverAsync(Payload.Tick(userRef));
        await _alice.OrderAsync();
        await SentAsync();

        await _site.DeliverAsync(Payload.FirstAnswer(userRef, "When will it come?"));

        var optIn = Assert.Single(await _site.OptInsAsync());
        Assert.Equal((Payload.Alice, 1), (optIn.Psid, optIn.ClickCount));
        var talk = await _site.ReadAsync(db => db.Conversations.Include(c => c.Visits).Include(c => c.Messages).SingleAsync(Cancel));
        var visit = Assert.Single(talk.Visits);
        Assert.Equal((EntryPoint.Checkbox, Certainty.Proven, ConsentBasis.OptIn, optIn.CheckoutSessionId), (visit.EntryPoint, visit.Certainty, visit.ConsentBasis, visit.CheckoutSessionId));
        using var bob = await _site.MerchantAsync();
        var ways = (await bob.ThreadAsync((int)visit.ConversationId)).Document.QuerySelector(".ways")!.TextContent;
        Assert.Contains("The person ticked the checkbox at checkout", ways, StringComparison.Ordinal);
        Assert.DoesNotContain("clicked Send to Messenger", ways, StringComparison.Ordinal);
        Assert.Equal(Occasion.Receipt, Assert.Single(talk.Messages).Occasion);

        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var orderId = await _site.ReadAsync(db => db.Orders.Select(o => o.Id).SingleAsync(Cancel));
            await scope.ServiceProvider.GetRequiredService<OrderProgress>().MoveAsync(orderId, OrderStatus.Packed, Cancel);
        }

        await _site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.OrderPacked && m.State == OutboxState.Sent, Cancel));
        Assert.Equal(2, _graph.Sends.Count);
        Assert.Equal(Payload.Alice, JsonNode.Parse(_graph.Sends.Last().Body)!["recipient"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Until_they_answer_the_merchant_reads_why_no_news_go()
    {
        var userRef = await UserRefAsync();
        await _site.DeliverAsync(Payload.Tick(userRef));
        await _alice.OrderAsync();
        await SentAsync();
        await using var scope = _site.Services.CreateAsyncScope();
        var orderId = await _site.ReadAsync(db => db.Orders.Select(o => o.Id).SingleAsync(Cancel));

        var move = await scope.ServiceProvider.GetRequiredService<OrderProgress>().MoveAsync(orderId, OrderStatus.Packed, Cancel);

        Assert.Contains("hasn't answered it", move!.WhyNobody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_Facebook_refuses_is_among_the_dashboards_alarms_and_listed_without_a_conversation()
    {
        _graph.OnSend = async http =>
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsync("""{"error":{"message":"(#100) No matching user found","code":100,"error_subcode":2018001}}""");
        };
        var userRef = await UserRefAsync();
        await _site.DeliverAsync(Payload.Tick(userRef));
        await _alice.OrderAsync();
        await _site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.Receipt && m.State == OutboxState.Failed, Cancel));
        using var bob = await _site.MerchantAsync();

        var alarm = (await bob.GetAsync("/dashboard/conversations")).Document.QuerySelector("li[data-alarm] a[href='/dashboard/conversations?show=trouble']")!;
        Assert.Equal("1 message of the last 24 hours could not be sent", alarm.TextContent);

        var page = (await bob.GetAsync(alarm.GetAttribute("href")!)).Document;
        var told = page.QuerySelector("li.ticked")!;
        Assert.StartsWith("Receipt of order 1001: not sent", Spaced(told.QuerySelector("p")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("(Facebook's code 100/2018001)", told.QuerySelector(".reason")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("In conversations, all messages of the last 24 hours went out.", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await bob.GetAsync("/dashboard/conversations")).Document.QuerySelector("li.ticked"));
    }

    [Fact]
    public async Task Stop_as_the_first_answer_is_heeded()
    {
        var userRef = await UserRefAsync();
        await _site.DeliverAsync(Payload.Tick(userRef));
        await _alice.OrderAsync();
        await SentAsync();
        await _site.DeliverAsync(Payload.FirstAnswer(userRef, "stop"));
        Assert.NotNull((await _site.ReadAsync(db => db.Conversations.SingleAsync(Cancel))).StoppedAt);
    }

    [Theory]
    [InlineData(Payload.Alice, Connection.Connected)] // The same person, by two ways.
    [InlineData(Payload.Charlie, Connection.Conflict)]
    public async Task Who_ticked_is_no_second_person_until_the_answer_says_so(string answers, Connection expected)
    {
        var userRef = await UserRefAsync();
        var told = _site.Read(userRef);
        await _site.DeliverAsync(Payload.OptIn(_site.RefFor(new(told.SessionToken, told.Browser), Placement.Cart)), Payload.Tick(userRef));
        Assert.Equal(Connection.Connected, await ConnectionAsync());
        await _alice.OrderAsync();
        await _site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.Receipt && m.State == OutboxState.Sent, Cancel));

        await _site.DeliverAsync(Payload.FirstAnswer(userRef, psid: answers));

        Assert.Equal(expected, await ConnectionAsync());
    }

    [Fact]
    public async Task What_was_not_made_for_the_checkbox_is_kept_and_brings_nothing()
    {
        var userRef = await UserRefAsync();
        var told = _site.Read(userRef);
        WebSite.Checkout.Shopper shopper = new(told.SessionToken, told.Browser);
        await _alice.OrderAsync();

        await _site.DeliverAsync(
            Payload.Tick("somebody-elses"),
            Payload.Tick(_site.RefFor(shopper, Placement.Checkout, door: EntryPoint.Link)),
            Payload.Tick(_site.RefFor(shopper, Placement.Checkout, door: EntryPoint.Checkbox, expires: DateTimeOffset.UtcNow.AddHours(-1))),
            Payload.FirstAnswer("somebody-elses"));

        Assert.Empty(await _site.OptInsAsync());
        Assert.DoesNotContain(_graph.Sends, send => send.Body.Contains("user_ref", StringComparison.Ordinal));
        var events = await _site.EventsAsync();
        Assert.All(events[..3], one => Assert.Contains("isn't one that this site made for its checkbox", one.Row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deleting_the_person_empties_the_tick_too()
    {
        var userRef = await UserRefAsync();
        await _site.DeliverAsync(Payload.Tick(userRef));
        await _alice.OrderAsync();
        await SentAsync();
        await _site.DeliverAsync(Payload.FirstAnswer(userRef));
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WebSite.Privacy.Erasure>().EraseAsync(Payload.Alice, Cancel);
        }

        Assert.Empty(await _site.OptInsAsync());
        Assert.All(await _site.EventsAsync(), one => Assert.DoesNotContain(userRef, one.Stored.Raw + one.Stored.Sender, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _alice.Dispose();
        await _site.DisposeAsync();
        await _graph.DisposeAsync();
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Of a view of the checkout's page.</summary>
    private async Task<string> UserRefAsync()
    {
        await _alice.ConsentAsync();
        return (await _alice.GetAsync("/checkout")).Document.QuerySelector(".fb-messenger-checkbox")!.GetAttribute("user_ref")!;
    }

    /// <summary>The one message that went.</summary>
    private async Task<JsonNode> SentAsync()
    {
        await _site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent, Cancel));
        Assert.Equal(1, await _site.ReadAsync(db => db.OutboxMessages.CountAsync(Cancel)));
        return JsonNode.Parse(Assert.Single(_graph.Sends).Body)!;
    }

    private Task<Connection> ConnectionAsync() => _site.ReadAsync(db => db.CheckoutSessions.Select(s => s.Connection).SingleAsync(Cancel));
}
