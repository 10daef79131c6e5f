using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.OptIns;

public sealed class RecordingTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_click_with_our_ref_is_recorded_against_its_session_which_is_made_now()
    {
        var shopper = Minted.Shopper();
        var at = Now;
        await _site.DeliverAsync(OptIn(_site.RefFor(shopper, Placement.Product, 2), at));

        var optIn = Assert.Single(await _site.OptInsAsync());
        var session = await SessionAsync(shopper.SessionToken);
        Assert.Equal((session.Id, null, Settings.PageId, Alice), (optIn.CheckoutSessionId, optIn.Unlinked, optIn.PageId, optIn.Psid));
        Assert.Equal((EntryPoint.SendToMessenger, Placement.Product, "/products/harbour-teapot", 1), (optIn.EntryPoint, optIn.Placement, optIn.WebPage, optIn.ClickCount));
        Assert.Equal((at, at), (optIn.FirstAt.ToUnixTimeMilliseconds(), optIn.LastAt.ToUnixTimeMilliseconds()));
        Assert.Equal(Connection.Connected, session.Connection);
        Assert.Equal(shopper.Browser, session.Browser);
        var stored = Assert.Single(await _site.EventsAsync());
        Assert.Equal((EventOutcome.Recorded, 0, null), (stored.Outcome, stored.Attempts, stored.Reason));
        Assert.Equal(stored.Id, Assert.Single(optIn.Clicks).EventId);
    }

    [Fact]
    public async Task A_ref_that_cannot_be_linked_is_recorded_with_the_reason()
    {
        var old = _site.RefFor(Minted.Shopper(), expires: DateTimeOffset.UtcNow.AddHours(-1));
        await _site.DeliverAsync(OptIn(old, psid: "1"), OptIn("v1.AbC", psid: "2"), OptIn("", psid: "3"), OptIn(null, psid: "4"), OptIn(old[..^1], psid: "5"));

        Assert.Equal(
            [("1", UnlinkedReason.Expired, "/cart"), ("2", UnlinkedReason.Foreign, null), ("3", UnlinkedReason.Empty, null), ("4", UnlinkedReason.Empty, null), ("5", UnlinkedReason.Foreign, null)],
            (await _site.OptInsAsync()).Select(o => (o.Psid, o.Unlinked, o.WebPage)));
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_campaigns_key_is_told_from_a_strangers_ref()
    {
        using var bob = await _site.MerchantAsync();
        var key = (await bob.MakeAsync(_site, "plugins")).Key;
        await _site.DeliverAsync(OptIn(key, psid: "1"), OptIn(key + "=", psid: "2"), OptIn("c-nobody-s-key", psid: "3"), Referral(key, psid: "4"));

        Assert.Equal([("1", UnlinkedReason.Campaign), ("2", UnlinkedReason.Campaign), ("3", UnlinkedReason.Foreign)], (await _site.OptInsAsync()).Select(o => (o.Psid, o.Unlinked!.Value)));
        Assert.Equal(["Campaign", "Campaign", "Foreign"], (await _site.EventsAsync()).Take(3).Select(e => e.Reason));
        Assert.Contains("campaign's key", (await _site.EventsAsync())[3].Reason, StringComparison.Ordinal);
        Assert.Contains("which names no session", (await bob.GetAsync("/dashboard/opt-ins")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_in_time_counts_however_late_the_delivery_is()
    {
        var pluginRef = _site.RefFor(Minted.Shopper(), expires: DateTimeOffset.UtcNow.AddHours(-1));
        await _site.DeliverAsync(OptIn(pluginRef, Now - Hours(2), "1"), OptIn(pluginRef, Now - Hours(35), "2"), OptIn(pluginRef, Now, "3"), OptIn(pluginRef, Now + (Hours(1) / 2), "4"));

        Assert.Equal([("1", null), ("2", null), ("3", UnlinkedReason.Expired), ("4", UnlinkedReason.Expired)], (await _site.OptInsAsync()).Select(o => (o.Psid, o.Unlinked)));
    }

    [Fact]
    public async Task A_click_that_can_not_have_been_then_is_set_aside()
    {
        var pluginRef = _site.RefFor(Minted.Shopper());
        await _site.DeliverAsync(OptIn(pluginRef, Now - Hours(38), "1"), OptIn(pluginRef, Now + Hours(2), "2"), Event("\"read\":{}", timestamp: 1));

        Assert.Empty(await _site.OptInsAsync());
        var events = await _site.EventsAsync();
        Assert.Equal([EventOutcome.SetAside, EventOutcome.SetAside, EventOutcome.Kept], events.Select(e => e.Outcome));
        Assert.Contains("longer ago than the platform repeats", events[0].Reason, StringComparison.Ordinal);
        Assert.Contains("clock", events[1].Reason, StringComparison.Ordinal);

        // A merchant who knows why may still have it counted.
        await _site.ReplayAllAsync();
        await _site.SettledAsync();
        Assert.Equal(["1", "2"], (await _site.OptInsAsync()).Select(o => o.Psid));
    }

    [Fact]
    public async Task A_click_that_is_yet_to_come_by_its_own_clock_counts_from_its_arrival()
    {
        await _site.DeliverAsync(OptIn(_site.RefFor(Minted.Shopper()), Now + (Hours(1) / 2)));

        var optIn = Assert.Single(await _site.OptInsAsync());
        Assert.Equal((await _site.EventsAsync())[0].ReceivedAt, optIn.FirstAt);
        Assert.Equal(optIn.FirstAt, Assert.Single(optIn.Clicks).At);
    }

    [Fact]
    public async Task A_second_click_counts_up()
    {
        var shopper = Minted.Shopper();
        var at = Now;
        await _site.DeliverAsync(OptIn(_site.RefFor(shopper, Placement.Cart), at), OptIn(_site.RefFor(shopper, Placement.Checkout), at - 5000));

        var optIn = Assert.Single(await _site.OptInsAsync());
        Assert.Equal((2, Placement.Checkout, "/checkout"), (optIn.ClickCount, optIn.Placement, optIn.WebPage));
        Assert.Equal((at - 5000, at), (optIn.FirstAt.ToUnixTimeMilliseconds(), optIn.LastAt.ToUnixTimeMilliseconds()));
        Assert.Equal(Connection.Connected, (await SessionAsync(shopper.SessionToken)).Connection);
    }

    [Fact]
    public async Task A_second_person_is_a_conflict()
    {
        var shopper = Minted.Shopper();
        var pluginRef = _site.RefFor(shopper);
        await _site.DeliverAsync(OptIn(pluginRef), OptIn(pluginRef, psid: Charlie));

        var session = await SessionAsync(shopper.SessionToken);
        Assert.Equal(2, (await _site.OptInsAsync()).Count(o => o.CheckoutSessionId == session.Id));
        Assert.Equal(Connection.Conflict, session.Connection);
    }

    [Fact]
    public async Task Another_browsers_ref_for_a_session_is_not_linked()
    {
        var shopper = Minted.Shopper();
        await _site.DeliverAsync(OptIn(_site.RefFor(shopper)));
        await _site.DeliverAsync(OptIn(_site.RefFor(shopper with { Browser = Minted.Shopper().Browser }), psid: Charlie));

        var other = (await _site.OptInsAsync())[1];
        Assert.Equal((null, UnlinkedReason.OtherBrowser), (other.CheckoutSessionId, other.Unlinked));
        Assert.Equal(Connection.Connected, (await SessionAsync(shopper.SessionToken)).Connection);
    }

    [Fact]
    public async Task A_link_with_our_ref_is_an_opt_in_that_proves_nothing()
    {
        var shopper = Minted.Shopper();
        var link = _site.RefFor(shopper, door: EntryPoint.Link);
        await _site.DeliverAsync(Referral(link), FirstPostback(link, psid: Charlie));
        var session = await SessionAsync(shopper.SessionToken);
        Assert.Equal(Connection.None, session.Connection);
        Assert.All(await _site.OptInsAsync(), o => Assert.Equal((EntryPoint.Link, session.Id, OptInTrust.Unconfirmed), (o.EntryPoint, o.CheckoutSessionId, o.Trust)));
    }

    [Fact]
    public async Task What_asks_for_nothing_is_kept()
    {
        var ours = _site.RefFor(Minted.Shopper());
        await _site.DeliverAsync(
            Referral("SUMMER_SALE"),
            FirstPostback("SUMMER_SALE"),
            Event("\"referral\":{\"source\":\"DISCOVER_TAB\"}"),
            Event("\"message\":\"TEST_MESSAGE\""),
            Event("\"something_new\":{}"),
            $$"""{"recipient":{"id":"{{Settings.PageId}}"},"optin":{"ref":"{{ours}}","user_ref":"U"} }""",
            Event($$""" "optin":{"type":"one_time_notif_req","ref":"{{ours}}"} """),
            OptIn(ours, psid: Settings.PageId),
            OptIn(ours, psid: "not an id"),
            OptIn(ours, psid: new string('1', 65)));

        Assert.All(await _site.EventsAsync(), e => Assert.Equal(EventOutcome.Kept, e.Outcome));
        Assert.Equal(10, (await _site.EventsAsync()).Count);
        Assert.Empty(await _site.OptInsAsync());
    }

    [Fact]
    public async Task What_is_for_a_secondary_receiver_is_kept()
    {
        using var http = _site.Browser();
        using var response = await http.PostAsync(Envelope(Entry(OptIn(_site.RefFor(Minted.Shopper())), channel: "standby")));
        await _site.SettledAsync();
        Assert.Equal(("standby", EventOutcome.Kept), (await _site.EventsAsync()).Select(e => (e.Channel, e.Outcome)).Single());
    }

    private static long Hours(int hours) => hours * 3_600_000L;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<CheckoutSession> SessionAsync(Guid token) => _site.ReadAsync(db => db.CheckoutSessions.SingleAsync(s => s.Token == token, Cancel));
}
