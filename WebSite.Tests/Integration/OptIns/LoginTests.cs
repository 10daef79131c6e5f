using System.Text.Json.Nodes;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Sandbox.Faults;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Login Connect with Messenger on the server: what is recorded of a login, and who can't make it say something else.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    private const string NotHere = "This login wasn't begun in this browser";
    private const string NotConfirmed = "Facebook didn't confirm the login";
    private const string Connected = "Thank you. The receipt comes to your Messenger";

    private Scene _scene = null!;
    private Visitor _alice = null!;
    private string _order = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SandboxWorld World => _scene.Sandbox.World;

    private Person Alice => World.People.Find(Talk.Alice)!;

    private Person Bob => World.People.Find(Talk.Bob)!;

    public async ValueTask InitializeAsync()
    {
        _scene = await Scene.StartAsync();
        _alice = _scene.Site.Visit();
        _order = await OrderAsync(_alice);
    }

    [Fact]
    public async Task A_login_is_an_opt_in_of_the_session_and_the_receipt_goes_to_its_login_id_once()
    {
        for (var time = 0; time < 2; time++)
        {
            var login = await LoginVisit.BeginAsync(_alice, _order, isConnected: time > 0);
            Assert.StartsWith(Connected, await login.ReturnAsync(_alice, login.Code(World, Alice)), StringComparison.Ordinal);
            await _scene.Site.SettledAsync();
            await _scene.Until(() => _scene.Site.ReadAsync(db => db.OutboxMessages.AllAsync(m => m.State == OutboxState.Sent, Cancel)));
        }

        var optIn = Assert.Single(await _scene.OptInsAsync());
        Assert.Equal(
            (EntryPoint.LoginConnect, Placement.ThankYou, LoginIds.Of(Alice, World), null, OptInTrust.Proven, 2),
            (optIn.EntryPoint, optIn.Placement, optIn.LoginId, optIn.Psid, optIn.Trust, optIn.ClickCount));
        var session = await _scene.Site.ReadAsync(db => db.CheckoutSessions.SingleAsync(Cancel));
        Assert.Equal((optIn.CheckoutSessionId, Connection.Connected), (session.Id, session.Connection));
        Assert.Equal(1, await _scene.Site.ReadAsync(db => db.OutboxMessages.CountAsync(Cancel)));
        var send = Assert.Single(World.Calls.All, call => call.Operation == "me/messages");
        Assert.Equal(LoginIds.Of(Alice, World), JsonNode.Parse(send.Request!)!["recipient"]!["login_id"]!.GetValue<string>());
        Assert.Contains("Harbour Street 12", send.Request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // They said stop meanwhile: nothing goes into the conversation; the login allows one message.
    public async Task Who_logs_in_for_another_order_is_known_from_the_answer_before(bool hasStopped)
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        await login.ReturnAsync(_alice, login.Code(World, Alice));
        await SentAsync(1);
        World.Events.Say(Alice, hasStopped ? "stop" : "Thanks");
        await _scene.Until(async () => (await _scene.OptInsAsync()).Single().Psid == Talk.Alice);
        var before = hasStopped ? 2 : 1;
        await SentAsync(before);

        var second = await OrderAsync(_alice);
        login = await LoginVisit.BeginAsync(_alice, second);
        await login.ReturnAsync(_alice, login.Code(World, Alice));
        await SentAsync(before + 1);

        var optIns = await _scene.OptInsAsync();
        Assert.Equal(2, optIns.Count);
        Assert.All(optIns, optIn => Assert.Equal((Talk.Alice, OptInTrust.Proven), (optIn.Psid, optIn.Trust)));
        Assert.All(await _scene.Site.ReadAsync(db => db.CheckoutSessions.ToListAsync(Cancel)), session => Assert.Equal(Connection.Connected, session.Connection));
        var last = JsonNode.Parse(World.Calls.All.First(call => call.Operation == "me/messages").Request!)!["recipient"]!;
        Assert.Equal(hasStopped ? LoginIds.Of(Alice, World) : Talk.Alice, (last["login_id"] ?? last["id"])!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_of_the_persons_token_is_kept()
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        await login.ReturnAsync(_alice, login.Code(World, Alice));
        await _scene.Site.SettledAsync();

        var events = await _scene.Site.EventsAsync();
        var own = Assert.Single(events, one => one.Stored.Channel == "own");
        Assert.Equal(["login_id", "ref"], JsonNode.Parse(own.Stored.Raw)!["optin"]!.AsObject().Select(member => member.Key).Order());
        Assert.DoesNotContain(events, one => one.Stored.Raw.Contains("token", StringComparison.Ordinal) || one.Stored.Raw.Contains(LoginIds.AppScoped(Alice, World), StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_scene.Site.Database)!))
        {
            Assert.DoesNotContain("demo-person-token", System.Text.Encoding.Latin1.GetString(await ReadSharedAsync(file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_persons_code_is_worth_nothing_with_ones_own_state()
    {
        using var mallory = _scene.Site.Visit();
        var theirs = await LoginVisit.BeginAsync(mallory, await OrderAsync(mallory));
        var stolen = (await LoginVisit.BeginAsync(_alice, _order)).Code(World, Alice); // As a proxy's log has it, before Alice's browser used it.

        Assert.StartsWith(NotConfirmed, await theirs.ReturnAsync(mallory, stolen), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        var cookie = _alice.Cookie("login")!;
        var code = login.Code(World, Alice);
        Assert.StartsWith(Connected, await login.ReturnAsync(_alice, code), StringComparison.Ordinal);
        Assert.Null(_alice.Cookie("login"));

        Assert.StartsWith(NotHere, await login.ReturnAsync(_alice, code), StringComparison.Ordinal);
        _alice.Put("login", cookie); // Who keeps it all the same has a code that was used.
        Assert.StartsWith(NotConfirmed, await login.ReturnAsync(_alice, code), StringComparison.Ordinal);
        await _scene.Site.SettledAsync();
        Assert.Equal(1, Assert.Single(await _scene.OptInsAsync()).ClickCount);
    }

    [Fact]
    public async Task A_state_of_another_browser_connects_nobody()
    {
        using var mallory = _scene.Site.Visit();
        await OrderAsync(mallory);
        var login = await LoginVisit.BeginAsync(_alice, _order);
        var code = login.Code(World, Bob);

        Assert.StartsWith(NotHere, await login.ReturnAsync(mallory, code), StringComparison.Ordinal);
        mallory.Put("login", _alice.Cookie("login")!); // Even with the cookie: it isn't the browser that the state names.
        Assert.StartsWith(NotHere, await login.ReturnAsync(mallory, code), StringComparison.Ordinal);
        await NothingAsync();

        Assert.StartsWith(Connected, await login.ReturnAsync(_alice, code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_state_or_its_cookie_a_login_says_nothing()
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        var code = login.Code(World, Alice);
        Assert.StartsWith(NotHere, await LoginVisit.ReturnAsync(_alice, ("code", code)), StringComparison.Ordinal);

        login = await LoginVisit.BeginAsync(_alice, _order);
        Assert.StartsWith(NotHere, await login.ReturnAsync(_alice, code, state: login.State[..^1] + (login.State[^1] == 'A' ? 'B' : 'A')), StringComparison.Ordinal);
        Assert.StartsWith(NotHere, await login.ReturnAsync(_alice, login.Code(World, Alice)), StringComparison.Ordinal); // The cookie went with the first that came back.

        var first = await LoginVisit.BeginAsync(_alice, _order);
        await LoginVisit.BeginAsync(_alice, _order);
        Assert.StartsWith(NotHere, await first.ReturnAsync(_alice, first.Code(World, Alice)), StringComparison.Ordinal); // Only the last that was begun counts.

        var spot = (await _alice.GetAsync(_order)).Spot;
        login = await LoginVisit.BeginAsync(_alice, _order);
        _alice.Put("login", $"{spot}.x"); // A key of the site's own is no state.
        Assert.StartsWith(NotHere, await login.ReturnAsync(_alice, login.Code(World, Alice), state: spot), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Theory]
    [InlineData(14, Connected)]
    [InlineData(16, NotHere)]
    public async Task A_login_has_a_quarter_of_an_hour(int minutes, string sentence)
    {
        ManualClock clock = new();
        await using var scene = await Scene.StartAsync(clock);
        using var visitor = scene.Site.Visit();
        var login = await LoginVisit.BeginAsync(visitor, await OrderAsync(visitor));
        clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.StartsWith(sentence, await login.ReturnAsync(visitor, login.Code(scene.Sandbox.World, scene.Sandbox.World.People.Find(Talk.Alice)!)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, NotConfirmed)]
    [InlineData(190, NotConfirmed)]
    [InlineData(2, "We couldn't reach Facebook just now")]
    public async Task When_Facebook_refuses_the_code_nothing_is_connected(int error, string sentence)
    {
        World.Faults.Add(new() { Kind = FaultKind.GraphError, On = "oauth/access_token", Times = 1, Error = new() { Code = error, Message = "No" } });
        var login = await LoginVisit.BeginAsync(_alice, _order);
        Assert.StartsWith(sentence, await login.ReturnAsync(_alice, login.Code(World, Alice)), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Fact]
    public async Task Who_declines_or_leaves_is_no_opt_in()
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        Assert.StartsWith("You logged in, but didn't let us write", await login.ReturnAsync(_alice, login.Code(World, Alice, mayWrite: false)), StringComparison.Ordinal);
        login = await LoginVisit.BeginAsync(_alice, _order);
        Assert.StartsWith("You left Facebook's login", await LoginVisit.ReturnAsync(_alice, ("error", "access_denied"), ("error_reason", "user_denied"), ("state", login.State)), StringComparison.Ordinal);
        login = await LoginVisit.BeginAsync(_alice, _order);
        Assert.StartsWith(NotConfirmed, await LoginVisit.ReturnAsync(_alice, ("error", "server_error"), ("state", login.State)), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Fact]
    public async Task A_login_begins_only_in_the_spots_own_browser_and_leads_back_to_the_sites_own_address()
    {
        var path = (await _alice.GetAsync(_order)).Document.QuerySelector(".login a")!.GetAttribute("href")!;
        using var mallory = _scene.Site.Visit();
        await OrderAsync(mallory);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await mallory.GetAsync(path)).Status);
        Assert.Null(mallory.Cookie("login"));

        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "evil.example" } };
        using var reply = await _alice.Http.SendAsync(request, Cancel);
        Assert.Contains(Uri.EscapeDataString($"{_scene.Site.Address}messenger/login/back"), reply.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["no-referrer"], reply.Headers.GetValues("Referrer-Policy"));
    }

    [Fact]
    public async Task A_delivery_that_tells_of_a_login_brings_nothing_whatever_it_says()
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        foreach (var text in new[] { "", login.State })
        {
            World.Events.Trigger(null, "optin", new() { ["optin"] = new JsonObject { ["login_id"] = LoginIds.Of(Bob, World), ["ref"] = text } });
        }

        await _scene.Until(async () => (await _scene.Site.EventsAsync()).Count == 2);
        await _scene.Site.SettledAsync();
        Assert.Empty(await _scene.OptInsAsync());
        Assert.All(await _scene.Site.EventsAsync(), one => Assert.Contains("the site has seen for itself", one.Row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deleting_the_person_empties_the_login_too()
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        await login.ReturnAsync(_alice, login.Code(World, Alice));
        await _scene.Until(() => _scene.Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent, Cancel)));
        World.Events.Say(Alice, "Thanks");
        await _scene.Until(async () => (await _scene.OptInsAsync()).Single().Psid == Talk.Alice);
        await _scene.Site.SettledAsync();
        await using (var scope = _scene.Site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WebSite.Privacy.Erasure>().EraseAsync(Talk.Alice, Cancel);
        }

        Assert.Empty(await _scene.OptInsAsync());
        Assert.All(await _scene.Site.EventsAsync(), one => Assert.DoesNotContain(LoginIds.Of(Alice, World), one.Stored.Raw + one.Stored.Sender, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Facebooks_word_that_somebody_wants_to_be_deleted_finds_who_logged_in(bool hasAnswered)
    {
        var login = await LoginVisit.BeginAsync(_alice, _order);
        await login.ReturnAsync(_alice, login.Code(World, Alice));
        await SentAsync(1);
        if (hasAnswered)
        {
            World.Events.Say(Alice, "Thanks");
            await _scene.Until(async () => (await _scene.OptInsAsync()).Single().Psid == Talk.Alice);
        }

        await _scene.Site.SettledAsync();
        using FormUrlEncodedContent form = new([new("signed_request", WebSite.Sandbox.Deliveries.RemovalRequest.Write(World, Alice))]);

        using var reply = await _alice.Http.PostAsync("/privacy/data-deletion", form, Cancel);

        Assert.Equal(System.Net.HttpStatusCode.OK, reply.StatusCode);
        Assert.Empty(await _scene.OptInsAsync());
        Assert.Empty(await _scene.Site.ReadAsync(db => db.Conversations.ToListAsync(Cancel)));
        Assert.Empty(await _scene.Site.ReadAsync(db => db.OutboxMessages.ToListAsync(Cancel)));
        Assert.Equal(Connection.None, await _scene.Site.ReadAsync(db => db.CheckoutSessions.Select(session => session.Connection).SingleAsync(Cancel)));
        Assert.Empty(await _scene.Site.ColumnsWithAsync(LoginIds.Of(Alice, World)));
    }

    [Fact]
    public async Task A_login_id_is_kept_no_longer_than_its_event()
    {
        ManualClock clock = new();
        await using var scene = await Scene.StartAsync(clock, ("Retention:Events", "7.00:00:00"));
        using var visitor = scene.Site.Visit();
        var login = await LoginVisit.BeginAsync(visitor, await OrderAsync(visitor));
        await login.ReturnAsync(visitor, login.Code(scene.Sandbox.World, scene.Sandbox.World.People.Find(Talk.Alice)!));
        await scene.PassUntilAsync(clock, async () => (await scene.OptInsAsync()).Count == 1);
        Assert.NotNull((await scene.OptInsAsync()).Single().LoginId);
        await scene.LeapAsync(clock, TimeSpan.FromDays(8));
        var bob = new Talk(scene, Talk.Bob);
        bob.Say("Ages are counted from the newest event.");
        await scene.PassUntilAsync(clock, async () => await bob.ConversationAsync() is not null);
        await scene.LeapAsync(clock, TimeSpan.FromDays(1));
        await scene.PassUntilAsync(clock, async () => (await scene.OptInsAsync()).Single().LoginId is null);
    }

    [Fact]
    public async Task An_address_can_not_have_Facebook_asked_without_end()
    {
        await using var scene = await Scene.StartAsync(("Limits:Logins", "2"));
        using var visitor = scene.Site.Visit();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(System.Net.HttpStatusCode.Redirect, (await visitor.GetAsync("/messenger/login/back?code=x&state=y")).Status);
        }

        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, (await visitor.GetAsync("/messenger/login/back?code=x&state=y")).Status);
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
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync($"/messenger/login?spot={page.Spot}")).Status);
    }

    public async ValueTask DisposeAsync()
    {
        _alice.Dispose();
        await _scene.DisposeAsync();
    }

    /// <summary>Orders a teapot; returns the order's page.</summary>
    private static async Task<string> OrderAsync(Visitor visitor)
    {
        await visitor.AddToCartAsync("harbour-teapot");
        var reply = await visitor.OrderAsync();
        Assert.Equal(System.Net.HttpStatusCode.Redirect, reply.Status);
        return reply.Location!;
    }

    /// <summary>Waits until so many messages have gone.</summary>
    private Task SentAsync(int count) =>
        _scene.Until(() => _scene.Site.ReadAsync(async db => await db.OutboxMessages.CountAsync(Cancel) == count && await db.OutboxMessages.AllAsync(m => m.State == OutboxState.Sent, Cancel)));

    private async Task NothingAsync()
    {
        await _scene.Site.SettledAsync();
        Assert.Empty(await _scene.OptInsAsync());
        Assert.DoesNotContain(await _scene.Site.EventsAsync(), one => one.Stored.Channel == "own");
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }
}
