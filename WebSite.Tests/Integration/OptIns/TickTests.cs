using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Privacy;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>Ticks of the checkbox beside other people, or the same one: whose they are, and what goes to them.</summary>
public sealed class TickTests : IAsyncLifetime
{
    private GraphStub _graph = null!;
    private SiteHost _site = null!;
    private Visitor _alice = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _graph = await GraphStub.StartAsync();
        _graph.OnSend = http => http.Response.WriteAsync("""{"message_id":"m_1"}""");
        _site = new([.. _graph.SiteSettings, KeyValuePair.Create("Messenger:Checkbox", (string?)"true")]);
        _alice = _site.Visit();
        await _alice.AddToCartAsync("harbour-teapot");
        await _alice.ConsentAsync();
    }

    [Theory]
    [InlineData(EntryPoint.SendToMessenger)]
    [InlineData(EntryPoint.Link)]
    public async Task A_tick_by_somebody_who_came_in_before_is_theirs_and_proves_who_they_are(EntryPoint before)
    {
        var userRef = await UserRefAsync();
        await ComeInAsync(userRef, before, Payload.Alice);
        await _site.DeliverAsync(Payload.Tick(userRef));
        await _alice.OrderAsync();
        await TickedAsync(OutboxState.Sent);

        await _site.DeliverAsync(Payload.FirstAnswer(userRef));

        var optIn = Assert.Single(await _site.OptInsAsync());
        Assert.Equal((Payload.Alice, 2, OptInTrust.Proven, userRef), (optIn.Psid, optIn.ClickCount, optIn.Trust, optIn.UserRef));
        Assert.Equal([optIn.Id, optIn.Id], await _site.ReadAsync(db => db.OptInClicks.Select(c => c.OptInId).ToListAsync(Cancel)));
        Assert.Equal(Connection.Connected, await ConnectionAsync());
        await _site.CheckFiguresAsync();
        await AssertExportHasOrderAsync(optIn);
        await AssertErasedAsync(userRef);
        Assert.All(await _site.ReadAsync(db => db.Figures.ToListAsync(Cancel)), figure => Assert.True(figure.IsNothing));
    }

    [Fact]
    public async Task A_tick_and_its_answer_in_one_delivery_with_the_click_before_are_one_opt_in_too()
    {
        var userRef = await UserRefAsync();
        var told = _site.Read(userRef);
        await _site.DeliverAsync(
            Payload.OptIn(_site.RefFor(new(told.SessionToken, told.Browser), Placement.Cart)), Payload.Tick(userRef), Payload.FirstAnswer(userRef), Payload.Tick(userRef, Payload.Now + 500));

        Assert.Equal(3, Assert.Single(await _site.OptInsAsync()).ClickCount);
        await _site.CheckFiguresAsync();
    }

    [Fact]
    public async Task A_tick_that_nobody_answered_keeps_no_order_from_the_person_and_leaves_no_conflict()
    {
        var (first, second) = (await UserRefAsync(), await UserRefAsync());
        await _site.DeliverAsync(Payload.Tick(first, Payload.Now - 5000), Payload.Tick(second));
        await _alice.OrderAsync();
        await TickedAsync(OutboxState.Sent);
        await _site.DeliverAsync(Payload.FirstAnswer(second));

        await AssertExportHasOrderAsync((await _site.OptInsAsync()).Single(o => o.Psid == Payload.Alice));
        await AssertErasedAsync(second);
        Assert.Equal(Connection.None, await ConnectionAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_conflict_a_tick_gets_the_receipt_only_once_the_shopper_chooses_it(bool isOrderedFirst)
    {
        var userRef = await UserRefAsync();
        await ComeInAsync(userRef, EntryPoint.SendToMessenger, Payload.Alice);
        await ComeInAsync(userRef, EntryPoint.SendToMessenger, Payload.Charlie);
        var spot = (await _alice.GetAsync("/cart")).Spot;
        if (isOrderedFirst)
        {
            await _alice.OrderAsync();
            await _site.DeliverAsync(Payload.Tick(userRef));
        }
        else
        {
            await _site.DeliverAsync(Payload.Tick(userRef));
            await _alice.OrderAsync();
        }

        await TickedAsync(OutboxState.Held);
        var ids = (await _site.OptInsAsync()).ToDictionary(o => o.Psid ?? "", o => o.Id);
        var offered = (await _alice.GetAsync($"/messenger/choose?spot={spot}")).Document.QuerySelectorAll("button[name=optIn]");
        Assert.Equal(ids.Values.Order(), offered.Select(b => long.Parse(b.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Single(offered, b => b.TextContent.Contains("by the box that was ticked there", StringComparison.Ordinal));

        await _alice.PostAsync($"/messenger/choose?spot={spot}&back=/", [("optIn", $"{ids[""]}")]);
        await TickedAsync(OutboxState.Sent);
    }

    [Fact]
    public async Task A_tick_gets_nothing_once_the_shopper_has_chosen_somebody_else()
    {
        var userRef = await UserRefAsync();
        await ComeInAsync(userRef, EntryPoint.SendToMessenger, Payload.Alice);
        await ComeInAsync(userRef, EntryPoint.SendToMessenger, Payload.Charlie);
        await _site.DeliverAsync(Payload.Tick(userRef));
        var spot = (await _alice.GetAsync("/cart")).Spot;
        await _alice.OrderAsync();
        await TickedAsync(OutboxState.Held);

        await _alice.PostAsync($"/messenger/choose?spot={spot}&back=/", [("optIn", $"{(await _site.OptInsAsync()).Single(o => o.Psid == Payload.Alice).Id}")]);

        await TickedAsync(OutboxState.Cancelled);
        Assert.DoesNotContain(_graph.Sends, send => send.Body.Contains(userRef, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _alice.Dispose();
        await _site.DisposeAsync();
        await _graph.DisposeAsync();
    }

    /// <summary>Somebody comes in from the session of a user_ref.</summary>
    private async Task ComeInAsync(string userRef, EntryPoint by, string psid)
    {
        var told = _site.Read(userRef);
        var pluginRef = _site.RefFor(new(told.SessionToken, told.Browser), Placement.Cart, door: by);
        await _site.DeliverAsync(by == EntryPoint.Link ? Payload.Referral(pluginRef, psid: psid) : Payload.OptIn(pluginRef, psid: psid));
    }

    /// <summary>The receipt to the user_ref becomes that.</summary>
    private Task TickedAsync(OutboxState state) => _site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.OptInId != null && m.State == state, Cancel));

    private async Task AssertExportHasOrderAsync(OptIn optIn)
    {
        using var bob = await _site.MerchantAsync();
        Assert.Contains("Archer", (await bob.GetAsync($"/dashboard/person?optIn={optIn.Id}&handler=export")).Text, StringComparison.Ordinal);
    }

    private async Task AssertErasedAsync(string userRef)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Erasure>().EraseAsync(Payload.Alice, Cancel);
        Assert.DoesNotContain(await _site.OptInsAsync(), o => o.Psid == Payload.Alice || o.UserRef == userRef);
        Assert.All(await _site.EventsAsync(), one => Assert.DoesNotContain(userRef, one.Stored.Raw + one.Stored.Sender, StringComparison.Ordinal));
    }

    private async Task<string> UserRefAsync() => (await _alice.GetAsync("/checkout")).Document.QuerySelector(".fb-messenger-checkbox")!.GetAttribute("user_ref")!;

    private Task<Connection> ConnectionAsync() => _site.ReadAsync(db => db.CheckoutSessions.Select(s => s.Connection).SingleAsync(Cancel));
}
