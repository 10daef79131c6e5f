using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Privacy;

public sealed class ErasureTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_the_person_is_left_in_any_table_nor_in_the_file()
    {
        var shopper = Minted.Shopper();
        await LiveAsync(shopper);
        Assert.Equal(["Conversations.Psid", "EventNotes.Reason", "OptIns.Psid", "ThreadLines.Text", "WebhookEvents.PageId", "WebhookEvents.Raw", "WebhookEvents.Sender"], (await _site.ColumnsWithAsync(Alice)).Order());
        using var bob = await _site.MerchantAsync();

        var question = await bob.GetAsync("/dashboard/person/delete?optIn=1");
        Assert.Contains("2 opt-ins, with 3 clicks", question.Text, StringComparison.Ordinal);
        Assert.Contains("The content of 10 events", question.Text, StringComparison.Ordinal);
        Assert.Contains("1 checkout session with 0 orders", question.Text, StringComparison.Ordinal);
        var after = await bob.PressAsync("/dashboard/person/delete?optIn=1");

        Assert.Equal("Everything about the person was deleted: 2 opt-ins, and the content of 10 events.", after.Notice());
        Assert.Empty(await _site.ColumnsWithAsync(Alice));
        Assert.Empty(_site.FilesWith(Alice));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/person?optIn=1")).Status);
        Assert.Equal("Nothing was deleted: there is nothing of that person any more.", (await bob.PressAsync("/dashboard/person/delete?optIn=1")).Notice());
        Assert.Contains("Deleted, with everything else about its person", (await bob.GetAsync("/dashboard/deliveries/1")).Text, StringComparison.Ordinal);

        // The session stays, and nobody is tied to it.
        var session = await _site.ReadAsync(db => db.CheckoutSessions.SingleAsync(s => s.Token == shopper.SessionToken, Cancel));
        Assert.Equal((Connection.None, null), (session.Connection, session.ChosenOptInId));
        Assert.Equal(0, await _site.ReadAsync(db => db.BrowserHints.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_delivered_again_brings_nobody_back()
    {
        var events = await LiveAsync(Minted.Shopper());
        await DeleteAsync("optIn=1");
        var before = await _site.EventsAsync();

        foreach (var one in events)
        {
            await _site.DeliverAsync(one);
        }

        await _site.ReplayAllAsync();
        await _site.SettledAsync();
        Assert.Empty(await _site.OptInsAsync());
        Assert.Equal(before.Select(e => (e.Id, e.Outcome, e.Raw)), (await _site.EventsAsync()).Select(e => (e.Id, e.Outcome, e.Raw)));
        Assert.Empty(await _site.ColumnsWithAsync(Alice));
    }

    [Fact]
    public async Task Who_opts_in_anew_is_known_anew()
    {
        await _site.DeliverAsync(OptIn(_site.RefFor(Minted.Shopper()), At(1)));
        await DeleteAsync("optIn=1");
        await _site.DeliverAsync(OptIn(_site.RefFor(Minted.Shopper()), At(2)));
        Assert.Equal(Alice, Assert.Single(await _site.OptInsAsync()).Psid);
    }

    [Fact]
    public async Task Others_stay_as_they_are_even_with_an_id_that_is_longer()
    {
        await _site.DeliverAsync(
            OptIn(_site.RefFor(Minted.Shopper()), At(1)), OptIn(_site.RefFor(Minted.Shopper()), At(2), Charlie), OptIn("R", At(3), Alice + "7"), OptIn("R", At(4), "9" + Alice));
        var others = (await _site.EventsAsync()).Skip(1).Select(e => (e.Id, e.Sender, e.Raw, e.Outcome)).ToList();
        await DeleteAsync("event=1");

        Assert.Equal([Charlie, Alice + "7", "9" + Alice], (await _site.OptInsAsync()).Select(o => o.Psid));
        Assert.Equal(others, (await _site.EventsAsync()).Skip(1).Select(e => (e.Id, e.Sender, e.Raw, e.Outcome)));
    }

    [Fact]
    public async Task What_waits_or_is_set_aside_is_never_recorded()
    {
        var id = await _site.FailAsync(OptIn("R", At(1)));
        await _site.FailAsync(OptIn("R", At(2)));
        await DeleteAsync($"event={id}");
        await _site.ReplayAllAsync();
        await _site.SettledAsync();
        Assert.Empty(await _site.OptInsAsync());
        Assert.Equal([EventOutcome.Erased, EventOutcome.Erased], (await _site.EventsAsync()).Select(e => e.Outcome));
    }

    [Fact]
    public async Task Who_was_not_chosen_is_not_connected_because_the_other_is_gone()
    {
        var shopper = Minted.Shopper();
        var pluginRef = _site.RefFor(shopper);
        await _site.DeliverAsync(OptIn(pluginRef, At(1)), OptIn(pluginRef, At(2), Charlie));
        await DeleteAsync("optIn=1");
        await _site.DeliverAsync(OptIn(pluginRef, At(3), Charlie));

        var session = await _site.ReadAsync(db => db.CheckoutSessions.Include(s => s.OptIns).SingleAsync(Cancel));
        Assert.Equal((Connection.Conflict, Charlie, 2), (session.Connection, Assert.Single(session.OptIns).Psid, session.OptIns[0].ClickCount));
    }

    [Fact]
    public async Task Who_was_chosen_stays_connected_when_the_other_is_gone()
    {
        var pluginRef = _site.RefFor(Minted.Shopper());
        await _site.DeliverAsync(OptIn(pluginRef, At(1)), OptIn(pluginRef, At(2), Charlie));
        await _site.ReadAsync(db => db.CheckoutSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ChosenOptInId, 2).SetProperty(s => s.Connection, Connection.Connected), Cancel));
        await DeleteAsync("optIn=1");
        Assert.Equal((2, Connection.Connected), await _site.ReadAsync(db => db.CheckoutSessions.Select(s => new ValueTuple<long?, Connection>(s.ChosenOptInId, s.Connection)).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task However_many_events_there_are_they_go_in_steps()
    {
        await _site.FillAsync(1207, DateTimeOffset.UtcNow.AddHours(-1));
        const string Raw = $$"""{"sender":{"id":"{{Alice}}"} }""";
        await _site.LogAsync(log => log.WebhookEvents.ExecuteUpdateAsync(set => set.SetProperty(e => e.Sender, Alice).SetProperty(e => e.Raw, Raw), Cancel));
        await _site.FillAsync(3, DateTimeOffset.UtcNow, kind: "other");
        await DeleteAsync("event=1");
        Assert.Equal(1207, await _site.ReadAsync(db => db.WebhookEvents.CountAsync(e => e.Raw == "", Cancel)));
        Assert.Empty(await _site.ColumnsWithAsync(Alice));
    }

    [Fact]
    public async Task A_request_of_Facebooks_that_names_a_known_id_is_done_at_once_and_says_so()
    {
        await LiveAsync(Minted.Shopper());
        using var facebook = _site.Browser();
        var signed = RequestSigner.Sign(RequestSigner.Payload(Alice));
        var code = await CallbackTests.CodeAsync(facebook, signed);
        Assert.Equal(code, await CallbackTests.CodeAsync(facebook, signed));

        Assert.Empty(await _site.ColumnsWithAsync(Alice));
        using var alice = _site.Visit();
        var page = await alice.GetAsync($"/privacy/deletion/{code}");
        Assert.Contains("We knew somebody by the id that Facebook named", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 opt-ins, with every click behind, and the content of 10 events", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_names_the_Page_deletes_nothing()
    {
        await LiveAsync(Minted.Shopper());
        using var facebook = _site.Browser();
        await CallbackTests.CodeAsync(facebook, RequestSigner.Sign(RequestSigner.Payload(Settings.PageId)));
        Assert.DoesNotContain(await _site.EventsAsync(), e => e.Outcome == EventOutcome.Erased);
    }

    [Fact]
    public async Task A_merchant_sees_what_is_open_and_notes_what_is_done()
    {
        using var facebook = _site.Browser();
        var code = await CallbackTests.CodeAsync(facebook, RequestSigner.Sign(RequestSigner.Payload()));
        using var removal = await facebook.LeaveAsync(RequestSigner.Removal, RequestSigner.Sign(RequestSigner.Payload("0")));
        using var bob = await _site.MerchantAsync();
        var list = await bob.GetAsync("/dashboard/privacy");
        Assert.Equal(["Removed the app", "Wants data deleted"], list.Document.QuerySelectorAll("td[data-label=What]").Select(td => td.TextContent.Trim()));
        Assert.Contains(RequestSigner.AppScoped, list.Text, StringComparison.Ordinal);

        Assert.Equal("Noted as done.", (await bob.PressAsync("/dashboard/privacy", ("id", "1"))).Notice());
        Assert.Equal("Nothing was changed: it was done already.", (await bob.PressAsync("/dashboard/privacy", ("id", "1"))).Notice());
        Assert.Empty(await _site.ColumnsWithAsync(RequestSigner.AppScoped));
        Assert.Contains("One of us looked into it", (await bob.GetAsync($"/privacy/deletion/{code}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dashboard/privacy")]
    [InlineData("/dashboard/person?optIn=1")]
    [InlineData("/dashboard/person?optIn=1&handler=export")]
    [InlineData("/dashboard/person/delete?optIn=1")]
    public async Task Nobody_else_sees_or_deletes_anything(string path)
    {
        await _site.DeliverAsync(OptIn("R"));
        using var charlie = _site.Visit();
        var seen = await charlie.GetAsync(path);
        Assert.Equal((HttpStatusCode.Redirect, ""), (seen.Status, seen.Text));
        Assert.Equal(HttpStatusCode.Redirect, (await charlie.PostAsync(path, [])).Status);
        using var bob = await _site.MerchantAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await bob.PostAsync(path, [("id", "1")], token: "", from: null)).Status);
        Assert.Single(await _site.OptInsAsync());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Everything that can hold a person's id: opt-ins with and without a session, what they and the Page wrote, and what was refused. Returns the events.</summary>
    private async Task<IReadOnlyList<string>> LiveAsync(Shopper shopper)
    {
        var pluginRef = _site.RefFor(shopper);
        string[] events =
        [
            OptIn(pluginRef, At(1)),
            OptIn(pluginRef, At(2)),
            OptIn("foreign", At(3)),
            Event("\"message\":{\"mid\":\"m1\",\"text\":\"My name is Alice Archer\"}", At(4)),
            Event("\"message\":{\"mid\":\"m2\",\"is_echo\":true,\"text\":\"Hello\"}", At(5), Settings.PageId, Alice),
            Event($"\"reaction\":{{\"picture\":\"https://cdn.example/?psid={Alice}&width=8\"}}", At(6), Charlie),
            Event("\"read\":{\"watermark\":1}", At(7)),
            OptIn(pluginRef, At(-48 * 3600 * 1000)),
            Event($"\"message\":{{\"mid\":\"m4\",\"text\":\"Who is {Alice}?\"}}", At(9), Charlie),
        ];
        await _site.DeliverAsync(events);
        using var http = _site.Browser();
        using var refused = await http.PostAsync(Envelope(Entry(Event("\"message\":{\"mid\":\"m3\"}", At(8), Charlie, Alice), Alice)));
        await _site.SettledAsync();
        await _site.ReadAsync(db =>
        {
            db.BrowserHints.Add(new() { SessionToken = shopper.SessionToken, Placement = WebSite.Model.Placement.Cart, WebPage = "/cart", At = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync(Cancel);
        });
        return events;
    }

    private async Task DeleteAsync(string who)
    {
        using var bob = await _site.MerchantAsync();
        Assert.StartsWith("Everything about the person was deleted", (await bob.PressAsync($"/dashboard/person/delete?{who}")).Notice(), StringComparison.Ordinal);
    }
}
