using System.Diagnostics;
using System.Net;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Webhook;

public class StorageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_that_cannot_be_stored_is_asked_for_again()
    {
        await using var site = new SiteHost();
        using var http = site.Browser();
        var body = Delivery(OptIn("R", At(5)), OptIn("S", At(6)));
        await site.LogAsync(log => log.Database.ExecuteSqlRawAsync("ALTER TABLE \"WebhookEvents\" RENAME TO \"Elsewhere\"", Cancel));

        using var failed = await http.PostAsync(body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal("The log doesn't take it. Nothing of the delivery is stored: send it again.", await failed.Content.ReadAsStringAsync(Cancel));

        await site.LogAsync(log => log.Database.ExecuteSqlRawAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"WebhookEvents\"", Cancel));
        using var again = await http.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await site.SettledAsync();
        Assert.All(await site.EventsAsync(), e => Assert.Equal(EventOutcome.Recorded, e.Outcome));
        Assert.Equal(2, Assert.Single(await site.OptInsAsync()).ClickCount);
    }

    [Fact]
    public async Task All_events_of_a_delivery_are_stored_or_none()
    {
        await using var site = new SiteHost();
        using var http = site.Browser();
        await site.LogAsync(log => log.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER t BEFORE INSERT ON \"WebhookEvents\" WHEN NEW.\"Kind\" = 'full' BEGIN SELECT RAISE(ABORT, 'no room'); END", Cancel));

        using var response = await http.PostAsync(Delivery(OptIn("R", At(5)), Event("\"full\":1"), OptIn("S", At(6))));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(await site.EventsAsync());
    }

    /// <summary>Neither an order nor a page stands in the way of a delivery; what it means is worked out when they are done.</summary>
    [Fact]
    public async Task Whoever_holds_the_sites_database_keeps_no_delivery_out()
    {
        await using var site = new SiteHost();
        using var http = site.Browser();
        await site.ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            using var stored = await http.PostAsync(Delivery(OptIn("R", At(5))));
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
            Assert.Equal(EventOutcome.Waiting, Assert.Single(await site.EventsAsync()).Outcome);
            return 0;
        });
        await site.SettledAsync();
        Assert.Equal(EventOutcome.Recorded, Assert.Single(await site.EventsAsync()).Outcome);
    }

    /// <summary>Facebook waits five seconds, then counts it as failed anyway.</summary>
    [Fact]
    public async Task A_log_that_somebody_holds_is_an_answer_in_time()
    {
        await using var site = new SiteHost();
        using var http = site.Browser();
        http.Timeout = TimeSpan.FromMinutes(1);
        await using (await Holder.OfAsync(MigratedDatabase.LogOf(site.Database), Cancel))
        {
            // Those that come while the first one waits don't wait once more, one after the other: that would take 48 s.
            var sent = Stopwatch.GetTimestamp();
            var all = await Task.WhenAll(Enumerable.Range(5, 12).Select(async n =>
            {
                using var failed = await http.PostAsync(Delivery(OptIn("R", At(n))));
                return failed.StatusCode;
            }));
            Assert.All(all, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
            Assert.True(Stopwatch.GetElapsedTime(sent) < all.Length * TimeSpan.FromSeconds(SqlitePragmas.Patience) / 2);
        }

        using var again = await http.PostAsync(Delivery(OptIn("R", At(5))));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await site.EventsAsync());
    }
}
