using System.Net;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Login Connect with Messenger on the server: what is recorded of a login, and where one is offered.</summary>
public sealed class LoginTests : LoginCase
{
    [Fact]
    public async Task A_login_is_an_opt_in_of_the_session_and_the_receipt_goes_to_its_login_id_once()
    {
        for (var time = 0; time < 2; time++)
        {
            var login = await LoginVisit.BeginAsync(Shopper, OrderPage, isConnected: time > 0);
            Assert.StartsWith(Connected, await login.ReturnAsync(Shopper, login.Code(World, Alice)), StringComparison.Ordinal);
            await Scene.Site.SettledAsync();
            await Scene.Until(() => Scene.Site.ReadAsync(db => db.OutboxMessages.AllAsync(m => m.State == OutboxState.Sent, Cancel)));
        }

        var optIn = Assert.Single(await Scene.OptInsAsync());
        Assert.Equal(
            (EntryPoint.LoginConnect, Placement.ThankYou, LoginIds.Of(Alice, World), null, OptInTrust.Proven, 2),
            (optIn.EntryPoint, optIn.Placement, optIn.LoginId, optIn.Psid, optIn.Trust, optIn.ClickCount));
        var session = await Scene.Site.ReadAsync(db => db.CheckoutSessions.SingleAsync(Cancel));
        Assert.Equal((optIn.CheckoutSessionId, Connection.Connected), (session.Id, session.Connection));
        Assert.Equal(1, await Scene.Site.ReadAsync(db => db.OutboxMessages.CountAsync(Cancel)));
        var send = Assert.Single(World.Calls.All, call => call.Operation == "me/messages");
        Assert.Equal(LoginIds.Of(Alice, World), JsonNode.Parse(send.Request!)!["recipient"]!["login_id"]!.GetValue<string>());
        Assert.Contains("Harbour Street 12", send.Request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // They said stop meanwhile: nothing goes into the conversation; the login allows one message.
    public async Task Who_logs_in_for_another_order_is_known_from_the_answer_before(bool hasStopped)
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        await login.ReturnAsync(Shopper, login.Code(World, Alice));
        await SentAsync(1);
        World.Events.Say(Alice, hasStopped ? "stop" : "Thanks");
        await Scene.Until(async () => (await Scene.OptInsAsync()).Single().Psid == Talk.Alice);
        var before = hasStopped ? 2 : 1;
        await SentAsync(before);

        var second = await OrderAsync(Shopper);
        login = await LoginVisit.BeginAsync(Shopper, second);
        await login.ReturnAsync(Shopper, login.Code(World, Alice));
        await SentAsync(before + 1);

        var optIns = await Scene.OptInsAsync();
        Assert.Equal(2, optIns.Count);
        Assert.All(optIns, optIn => Assert.Equal((Talk.Alice, OptInTrust.Proven), (optIn.Psid, optIn.Trust)));
        Assert.All(await Scene.Site.ReadAsync(db => db.CheckoutSessions.ToListAsync(Cancel)), session => Assert.Equal(Connection.Connected, session.Connection));
        var last = JsonNode.Parse(World.Calls.All.First(call => call.Operation == "me/messages").Request!)!["recipient"]!;
        Assert.Equal(hasStopped ? LoginIds.Of(Alice, World) : Talk.Alice, (last["login_id"] ?? last["id"])!.GetValue<string>());
    }

    [Fact]
    public async Task Who_declines_or_leaves_is_no_opt_in()
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        Assert.StartsWith("You logged in, but didn't let us write", await login.ReturnAsync(Shopper, login.Code(World, Alice, mayWrite: false)), StringComparison.Ordinal);
        login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        Assert.StartsWith("You left Facebook's login", await LoginVisit.ReturnAsync(Shopper, ("error", "access_denied"), ("error_reason", "user_denied"), ("state", login.State)), StringComparison.Ordinal);
        login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        Assert.StartsWith(NotConfirmed, await LoginVisit.ReturnAsync(Shopper, ("error", "server_error"), ("state", login.State)), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Theory]
    [InlineData(100, NotConfirmed)]
    [InlineData(190, NotConfirmed)]
    [InlineData(2, "We couldn't reach Facebook just now")]
    public async Task When_Facebook_refuses_the_code_nothing_is_connected(int error, string sentence)
    {
        World.Faults.Add(new() { Kind = FaultKind.GraphError, On = "oauth/access_token", Times = 1, Error = new() { Code = error, Message = "No" } });
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        Assert.StartsWith(sentence, await login.ReturnAsync(Shopper, login.Code(World, Alice)), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Theory]
    [InlineData("Messenger:LoginConnect", "false")]
    [InlineData("Messenger:ClientToken", null)]
    public async Task It_is_offered_only_where_it_is_on_and_can_work(string setting, string? value)
    {
        await using var scene = await Scene.StartAsync((setting, value));
        using var visitor = scene.Site.Visit();
        var page = await visitor.GetAsync(await OrderAsync(visitor));
        Assert.Null(page.Document.QuerySelector(".login"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/messenger/login?spot={page.Spot}")).Status);
    }
}
