using System.Text;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Projection;

public class ProjectorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_earlier_run_left_waiting_is_taken_at_the_start()
    {
        using var folder = new TempFolder();
        await using (var first = new SiteHost(database: folder.File("site.db")))
        {
            // Stored as the webhook does, and nobody woken: the run ended between the two.
            var one = DeliveryReader.Read(Encoding.UTF8.GetBytes(Delivery(OptIn(first.RefFor(Minted.Shopper()))))).Events[0];
            await first.LogAsync(async db =>
            {
                db.WebhookEvents.Add(new()
                {
                    Key = EventKey.Of(one),
                    ReceivedAt = DateTimeOffset.UtcNow,
                    PageId = one.PageId,
                    Sender = one.Sender,
                    Channel = one.Channel,
                    Kind = one.Kind,
                    Raw = Encoding.UTF8.GetString(one.Raw.Span),
                });
                return await db.SaveChangesAsync(Cancel);
            });
        }

        await using var second = new SiteHost(database: folder.File("site.db"));
        await second.SettledAsync();
        Assert.NotNull(Assert.Single(await second.OptInsAsync()).CheckoutSessionId);
    }

    [Fact]
    public async Task An_event_that_fails_each_time_is_set_aside_and_the_next_ones_go_on()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost(clock: clock);
        using var http = site.Browser();
        await site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER t BEFORE INSERT ON \"OptIns\" WHEN NEW.\"Psid\" = 'poison' BEGIN SELECT RAISE(ABORT, 'never'); END", Cancel));

        using var response = await http.PostAsync(Delivery(OptIn("R", psid: "poison"), OptIn("R", psid: "2"), OptIn("R", psid: "3")));
        response.EnsureSuccessStatusCode();
        for (var tries = 0; tries < 4; tries++)
        {
            await clock.PassNextWaitAsync(TimeSpan.FromMinutes(3), Cancel);
        }

        await site.SettledAsync();
        Assert.Equal(
            [(EventOutcome.SetAside, 5), (EventOutcome.Recorded, 0), (EventOutcome.Recorded, 0)],
            (await site.EventsAsync()).Select(e => (e.Outcome, e.Attempts)));
        Assert.Equal("Taking it failed 5 times, the last time with SqliteException.", (await site.EventsAsync())[0].Reason);
        Assert.Equal(["2", "3"], (await site.OptInsAsync()).Select(o => o.Psid));
    }
}
