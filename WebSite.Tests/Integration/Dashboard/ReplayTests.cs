using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Dashboard;

public class ReplayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_was_set_aside_is_recorded_once_the_cause_is_gone()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost(clock: clock);
        using var http = site.Browser();
        await site.BreakAsync();
        using var response = await http.PostAsync(Delivery(OptIn("R")));
        response.EnsureSuccessStatusCode();
        for (var tries = 0; tries < 4; tries++)
        {
            await clock.PassNextWaitAsync(TimeSpan.FromMinutes(3), Cancel);
        }

        await site.SettledAsync();
        using var bob = await site.MerchantAsync();
        Assert.Contains("1 event is set aside", Assert.Single((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook()), StringComparison.Ordinal);
        Assert.Empty(await site.OptInsAsync());

        await site.FixAsync();
        var page = await bob.PressAsync("/dashboard/deliveries/1");
        Assert.Equal("1 event put back in the queue.", page.Notice());
        await site.SettledAsync();

        var one = Assert.Single(await site.EventsAsync());
        Assert.Equal((EventOutcome.Recorded, 0, null), (one.Outcome, one.Attempts, one.RetryAt));
        Assert.Equal(1, Assert.Single(await site.OptInsAsync()).ClickCount);
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());
    }

    [Fact]
    public async Task However_often_an_event_is_replayed_it_counts_once()
    {
        await using var site = new SiteHost();
        var failing = OptIn(site.RefFor(Minted.Shopper()));
        var id = await site.FailAsync(failing);
        using var bob = await site.MerchantAsync();
        var token = await bob.TokenAsync("/dashboard/deliveries");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => n % 2 == 0
            ? bob.PostAsync($"/dashboard/deliveries/{id}", [], token, null)
            : bob.PostAsync("/dashboard/deliveries?handler=all", [], token, null)));
        await site.SettledAsync();
        await site.DeliverAsync(failing);
        var again = await bob.PressAsync($"/dashboard/deliveries/{id}");
        await site.SettledAsync();

        Assert.StartsWith("Nothing was replayed", again.Notice(), StringComparison.Ordinal);
        var optIn = Assert.Single(await site.OptInsAsync());
        Assert.Equal((1, 1), (optIn.ClickCount, optIn.Clicks.Count));
        Assert.Equal(EventOutcome.Recorded, Assert.Single(await site.EventsAsync()).Outcome);
    }

    [Fact]
    public async Task Of_a_selection_only_what_is_set_aside_is_replayed()
    {
        await using var site = new SiteHost();
        await site.DeliverAsync(OptIn("R", At(1)), Event("\"read\":{\"watermark\":1}"));
        using var http = site.Browser();
        using var refused = await http.PostAsync(Envelope(Entry(OptIn("R", At(2)), "1234")));
        var id = await site.FailAsync(OptIn("R", At(3)));
        using var bob = await site.MerchantAsync();
        var before = await site.EventsAsync();
        Assert.Equal(["4"], (await bob.GetAsync("/dashboard/deliveries")).Document.QuerySelectorAll("input[name=ids]").Select(i => i.GetAttribute("value")));

        var page = await bob.PressAsync("/dashboard/deliveries?kind=optin&handler=selected", ("ids", "1"), ("ids", "2"), ("ids", "3"), ("ids", $"{id}"), ("ids", "99"));
        await site.SettledAsync();

        Assert.Equal("1 of 5 events put back in the queue. The others aren't set aside and stay as they are.", page.Notice());
        Assert.DoesNotContain(2, page.EventIds());
        var after = await site.EventsAsync();
        Assert.Equal([EventOutcome.Recorded, EventOutcome.Kept, EventOutcome.Refused, EventOutcome.Recorded], after.Select(e => e.Outcome));
        Assert.Equal(before.Take(3).Select(e => (e.Outcome, e.Reason, e.Attempts)), after.Take(3).Select(e => (e.Outcome, e.Reason, e.Attempts)));
        Assert.Equal(2, Assert.Single(await site.OptInsAsync()).ClickCount);
    }

    [Fact]
    public async Task All_that_is_set_aside_is_replayed_at_once()
    {
        await using var site = new SiteHost();
        await site.FailAsync(OptIn("R", At(1)));
        await site.FailAsync(OptIn("R", At(2)));
        using var bob = await site.MerchantAsync();
        Assert.Equal("2 events put back in the queue.", (await bob.PressAsync("/dashboard/deliveries?handler=all")).Notice());
        await site.SettledAsync();
        Assert.Equal(2, Assert.Single(await site.OptInsAsync()).ClickCount);
        Assert.Equal("Nothing is set aside.", (await bob.PressAsync("/dashboard/deliveries?handler=all")).Notice());
        Assert.Equal("No event was chosen.", (await bob.PressAsync("/dashboard/deliveries?handler=selected")).Notice());
        Assert.Equal(2, await site.ReadAsync(db => db.OptInClicks.CountAsync(Cancel)));
    }
}
