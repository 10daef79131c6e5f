using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Retention;

public sealed class TrimmerTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public TrimmerTests() => _site = new([KeyValuePair.Create("Retention:Events", (string?)"30.00:00:00")], clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task Old_events_go_in_steps_and_young_waiting_and_failed_ones_stay()
    {
        await _site.FillAsync(1201, Now.AddDays(-60), kind: "old");
        await _site.FillAsync(3, Now.AddDays(-60), EventOutcome.Recorded, "old");
        await _site.FillAsync(3, Now.AddDays(-60), EventOutcome.Refused, "old");
        await _site.FillAsync(2, Now.AddDays(-60), EventOutcome.SetAside, "failed");
        await _site.LogAsync(log => log.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE "Steps" ("N" INTEGER);
            CREATE TRIGGER s AFTER DELETE ON "WebhookEvents" BEGIN INSERT INTO "Steps" VALUES (1); END
            """, Cancel));
        await _site.FillAsync(7, Now.AddDays(-29).AddHours(-1), kind: "young");
        await _site.FillAsync(1, Now, kind: "newest");

        await TomorrowAsync();
        await StepsAsync(500, 1000, 1207);

        Assert.Equal((0, 2, 7, 1), (await _site.CountAsync("old"), await _site.CountAsync("failed"), await _site.CountAsync("young"), await _site.CountAsync("newest")));

        await _site.FillAsync(1, Now, kind: "newest");
        await TomorrowAsync();
        await StepsAsync(1214);
        Assert.Equal((2, 2), (await _site.CountAsync("failed"), await _site.CountAsync("newest")));
    }

    /// <summary>Stored while the machine's clock was a year behind.</summary>
    [Fact]
    public async Task What_is_old_by_one_clock_only_stays()
    {
        await _site.FillAsync(3, Now.AddDays(-1), kind: "young");
        await _site.LogAsync(log => log.WebhookEvents.ExecuteUpdateAsync(set => set.SetProperty(e => e.ReceivedAt, Now.AddDays(-400)), Cancel));
        await _site.FillAsync(1, Now.AddDays(-60), kind: "old");
        await _site.FillAsync(1, Now, kind: "newest");

        await TomorrowAsync();
        await _site.GoneAsync("old");
        Assert.Equal(3, await _site.CountAsync("young"));
    }

    [Fact]
    public async Task What_waits_stays_however_old()
    {
        await _site.BreakAsync();
        await DeliverAsync("R", Now);
        await _site.SoonAsync(db => db.EventNotes.AnyAsync(n => n.Attempts > 0, Cancel));
        await _site.LogAsync(log => log.WebhookEvents.ExecuteUpdateAsync(set => set.SetProperty(e => e.ReceivedAt, Now.AddDays(-60)), Cancel));
        await _site.FillAsync(1, Now.AddDays(-60), kind: "old");
        await _site.FillAsync(1, Now, kind: "newest");

        // The timers of its next tries are passed as well.
        await _site.SoonAsync(db =>
        {
            _clock.Advance(TimeSpan.FromDays(1));
            return db.WebhookEvents.AllAsync(e => e.Kind != "old", Cancel);
        });

        Assert.Equal(1, await _site.CountAsync("optin"));
    }

    [Fact]
    public async Task What_the_dashboard_counts_stays()
    {
        var shopper = Minted.Shopper();
        string RefNow() => _site.RefFor(shopper, expires: Now.AddHours(1));
        await DeliverAsync(RefNow(), Now);
        await DeliverAsync(RefNow(), Now.AddSeconds(-1));
        await DeliverAsync("foreign", Now, Charlie);
        await _site.SettledAsync();
        using var bob = await _site.MerchantAsync();
        var before = Counted(await bob.GetAsync("/dashboard/opt-ins"));
        Assert.Equal("2 opt-ins", before);

        _clock.Advance(TimeSpan.FromDays(40));
        await _site.FillAsync(1, Now, kind: "newest");
        await TomorrowAsync();
        await _site.GoneAsync("optin");

        await bob.SignInAsync();
        Assert.Equal(before, Counted(await bob.GetAsync("/dashboard/opt-ins")));
        var session = await bob.GetAsync($"/dashboard/sessions/1");
        Assert.Equal(2, session.Document.QuerySelectorAll("[data-kind=optin]").Length);

        // The ids of events that are gone are never given again: a new click is one more.
        await DeliverAsync(RefNow(), Now);
        await _site.SettledAsync();
        Assert.Equal([3, 1], (await _site.OptInsAsync()).Select(o => o.ClickCount));
    }

    [Fact]
    public async Task A_quiet_shop_keeps_its_newest_events_and_the_alarm_for_silence()
    {
        await DeliverAsync("R", Now);
        await _site.SettledAsync();
        await _site.FillAsync(1, Now.AddDays(-31), kind: "old");
        await DeliverAsync("S", Now.AddSeconds(1));
        await TomorrowAsync();
        await _site.GoneAsync("old");
        _clock.Advance(TimeSpan.FromDays(100));

        using var bob = await _site.MerchantAsync();
        // 100 when it was the trimming at the start that met the old event: the wait after that isn't a day's.
        Assert.Matches("^Nothing signed has arrived for 10[01] days", Assert.Single((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook()));
        Assert.Equal(2, await _site.CountAsync("optin"));
    }

    [Fact]
    public async Task Deliveries_that_come_meanwhile_are_all_stored()
    {
        await _site.FillAsync(5000, Now.AddDays(-60), kind: "old");
        await _site.FillAsync(1, Now, kind: "newest");
        using var http = _site.Browser();
        await TomorrowAsync();
        var trimmed = Task.Run(() => StepsAwayAsync(10), Cancel);

        var stored = 0;
        while (!trimmed.IsCompleted || stored < 50)
        {
            using var response = await http.PostAsync(Delivery(OptIn("R", ++stored), OptIn("S", stored)));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await trimmed;
        await _site.GoneAsync("old");
        Assert.Equal(stored * 2, await _site.CountAsync("optin"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>The figures and rows of the list, but for the times.</summary>
    private static string Counted(WebReply page) => page.Document.QuerySelector(".count")!.TextContent.Trim();

    /// <summary>Goes on to the next time that events are trimmed.</summary>
    private Task TomorrowAsync() => PassAsync(TimeSpan.FromDays(1));

    private async Task PassAsync(TimeSpan longest)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        await _clock.PassNextWaitAsync(longest, limit.Token);
    }

    private async Task DeliverAsync(string pluginRef, DateTimeOffset at, string psid = Alice)
    {
        using var http = _site.Browser();
        using var response = await http.PostAsync(Delivery(OptIn(pluginRef, at.ToUnixTimeMilliseconds(), psid)));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Step by step: so many events are gone, and no more before the clock moves on.</summary>
    private async Task StepsAsync(params int[] gone)
    {
        foreach (var count in gone)
        {
            await _site.SoonAsync(async db => await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM \"Steps\"").SingleAsync(Cancel) == count);
            await PassAsync(TimeSpan.FromMilliseconds(100));
        }
    }

    private async Task StepsAwayAsync(int steps)
    {
        for (var n = 0; n < steps; n++)
        {
            await PassAsync(TimeSpan.FromMilliseconds(100));
        }
    }
}
