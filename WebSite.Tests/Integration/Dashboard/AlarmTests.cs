using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Dashboard;

public class AlarmTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refused_deliveries_are_counted_without_a_write_for_each()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost(clock: clock);
        await site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE "Writes" ("N" INTEGER);
            CREATE TRIGGER w1 AFTER INSERT ON "DeliveryRefusals" BEGIN INSERT INTO "Writes" VALUES (1); END;
            CREATE TRIGGER w2 AFTER UPDATE ON "DeliveryRefusals" BEGIN INSERT INTO "Writes" VALUES (1); END
            """, Cancel));
        using var http = site.Browser();
        await RefuseAsync(http, 120);
        await RefuseAsync(http, 7, "sha256=short");
        await RefuseAsync(http, 3, Sign("{}"u8, "another secret of somebody"));

        await clock.PassNextWaitAsync(TimeSpan.FromSeconds(1), Cancel);
        await site.UntilAsync(async db => await db.DeliveryRefusals.SumAsync(r => r.Count, Cancel) == 130);

        Assert.Equal(3, await site.ReadAsync(db => db.DeliveryRefusals.CountAsync(Cancel)));
        Assert.InRange(await site.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM \"Writes\"").SingleAsync(Cancel)), 3, 6);
        using var bob = await site.MerchantAsync();
        foreach (var path in new[] { "/dashboard/opt-ins", "/dashboard/deliveries" })
        {
            Assert.Equal(
                ["130 deliveries were refused in the last 24 hours: 120 without a signature, 7 with a signature that can't be read, 3 signed with none of this site's secrets."],
                (await bob.GetAsync(path)).Alarms());
        }

        clock.Advance(TimeSpan.FromHours(25));
        await bob.SignInAsync();
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).Alarms());
    }

    [Fact]
    public async Task What_is_counted_is_kept_when_the_site_stops()
    {
        using var folder = new TempFolder();
        await using (var first = new SiteHost(clock: new ManualClock(), database: folder.File("site.db")))
        {
            using var http = first.Browser();
            await RefuseAsync(http, 9);
        }

        await using var second = new SiteHost(clock: new ManualClock(), database: folder.File("site.db"));
        Assert.Equal(9, await second.ReadAsync(db => db.DeliveryRefusals.SumAsync(r => r.Count, Cancel)));
    }

    [Fact]
    public async Task Silence_is_an_alarm_when_it_is_longer_than_usual()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost(clock: clock);
        using var bob = await site.MerchantAsync();
        async Task<string> AfterAsync(double hours)
        {
            clock.Advance(TimeSpan.FromHours(hours));
            await bob.SignInAsync(); // A session ends after half a day.
            return string.Join('|', (await bob.GetAsync("/dashboard/deliveries")).AlarmsOfWebhook().Select(text => text.Split('.')[0]));
        }

        string Click() => OptIn("R", clock.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.Equal("", await AfterAsync(48));
        await site.DeliverAsync(Click());
        Assert.Equal("", await AfterAsync(6));
        Assert.Equal("Nothing signed has arrived for 7 hours; up to 6 hours is usual", await AfterAsync(1));

        await site.DeliverAsync(Click());
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal("", await AfterAsync(2));
            await site.DeliverAsync(Click());
        }

        Assert.Equal("", await AfterAsync(7));
        Assert.Equal("Nothing signed has arrived for 8 hours; up to 7 hours is usual", await AfterAsync(1));
        Assert.Equal("Nothing signed has arrived for 8 days; up to 7 hours is usual", await AfterAsync(8 * 24 - 7));

        // The week has gone by: that pause is now the one that was usual.
        await site.DeliverAsync(Click());
        Assert.Equal("Nothing signed has arrived for 10 hours; up to 6 hours is usual", await AfterAsync(10));
    }

    [Fact]
    public async Task Events_that_are_not_read_are_an_alarm_until_they_are()
    {
        var clock = new ManualClock();
        await using var site = new SiteHost(clock: clock);
        using var bob = await site.MerchantAsync();
        using var http = site.Browser();
        await using (await Holder.OfAsync(site.Database, Cancel))
        {
            using var stored = await http.PostAsync(Delivery(OptIn("R", At(1))));
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
            Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());

            clock.Advance(TimeSpan.FromMinutes(2));
            var alarm = Assert.Single((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());
            Assert.StartsWith("What arrived since ", alarm, StringComparison.Ordinal);
            Assert.EndsWith(" is stored, but not read yet: the site's database can't be written, or more comes than it can take. The text log says which. Nothing is lost.", alarm, StringComparison.Ordinal);
        }

        await site.SettledAsync();
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).AlarmsOfWebhook());
    }

    [Fact]
    public async Task The_dashboard_says_when_a_delivery_was_signed_last_and_with_which_secret()
    {
        const string Newer = "a-newer-secret-of-the-same-app";
        await using var site = new SiteHost([KeyValuePair.Create("Messenger:AppSecrets:1", (string?)Newer)]);
        using var bob = await site.MerchantAsync();
        Assert.Equal("No signed delivery has arrived yet.", await LastAsync(bob));

        await site.DeliverAsync(OptIn("R", At(1)));
        Assert.EndsWith(" UTC, signed with secret 0.", await LastAsync(bob), StringComparison.Ordinal);
        using var http = site.Browser();
        using var response = await http.PostAsync(Delivery(OptIn("R", At(2))), Newer);
        Assert.EndsWith(" UTC, signed with secret 1.", await LastAsync(bob), StringComparison.Ordinal);
        Assert.Contains("Messenger:AppSecrets:1", (await bob.GetAsync("/dashboard/deliveries/2")).Text, StringComparison.Ordinal);
    }

    private static async Task<string> LastAsync(Visitor merchant) => (await merchant.GetAsync("/dashboard/opt-ins")).Document.QuerySelector(".last-signed")!.TextContent.Trim();

    private static async Task RefuseAsync(HttpClient http, int times, params string[] signatures)
    {
        for (var n = 0; n < times; n++)
        {
            using var response = await http.PostSignedAsync("{ }"u8.ToArray(), signatures);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }
}
