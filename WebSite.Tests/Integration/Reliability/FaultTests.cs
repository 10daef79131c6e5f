using System.Diagnostics;
using System.Net;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Benchmarks.Processes;
using WebSite.Benchmarks.Reliability;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Reliability;

/// <summary>What goes wrong around the site: it says 503, and goes on by itself when that is over.</summary>
public class FaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_a_503_until_there_is_room_again()
    {
        using var disk = SmallDisk.Mount();
        Assert.SkipWhen(disk is null, "Only root on Linux can mount a small disk here; the file-size limit's test stands in for it.");
        await using var site = new SiteHost(database: disk.File("site.db"));
        using var http = site.Browser();
        await site.DeliverAsync(OptIn("R", At(4)));

        disk.Fill("filler");
        var large = Delivery(OptIn("S", At(5)), Event($"\"message\":{{\"mid\":\"m\",\"text\":\"{new string('x', 200_000)}\"}}"));
        using (var failed = await http.PostAsync(large))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        }

        Assert.Single(await site.EventsAsync());
        File.Delete(disk.File("filler"));
        using var again = await http.PostAsync(large);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await site.SettledAsync();
        Assert.Equal([EventOutcome.Recorded, EventOutcome.Recorded, EventOutcome.Kept], (await site.EventsAsync()).Select(e => e.Outcome));
    }

    [Fact]
    public async Task A_file_that_may_not_grow_is_a_503_until_it_may()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "There is no prlimit to set the limit with, and to take it away again.");
        using var folder = new TempFolder();
        var database = folder.File("site.db");
        await using var site = await SiteProcess.StartAsync(database, shell: "trap '' XFSZ", cancel: Cancel);
        await LimitAsync(site, "3000000");
        using var http = new HttpClient();
        var clicks = new Clicks(database);
        Click? refused = null;
        var stored = 0;
        for (var tries = 0; refused is null && tries < 200; tries++)
        {
            var click = clicks.Next(400);
            var status = await Clicks.PostAsync(http, site.Webhook, click, Cancel);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"The answer was {status}.");
            refused = status == HttpStatusCode.OK ? null : click;
            stored += status == HttpStatusCode.OK ? click.Times.Count : 0;
        }

        Assert.NotNull(refused);
        await LimitAsync(site, "unlimited");
        Assert.Equal(HttpStatusCode.OK, await Clicks.PostAsync(http, site.Webhook, refused, Cancel));
        await using var ledger = new Ledger(database);
        await ledger.SettledAsync(http, site, Cancel);
        Assert.Equal(stored + refused.Times.Count, (await ledger.StoredAsync(Cancel)).Values.Sum());
        Assert.Empty(await ledger.FaultsAsync(Cancel));
    }

    [Fact]
    public async Task A_log_that_another_process_holds_is_a_503_until_it_lets_go()
    {
        using var folder = new TempFolder();
        var database = folder.File("site.db");
        await using var site = await SiteProcess.StartAsync(database, cancel: Cancel);
        using var http = new HttpClient();
        var click = new Clicks(database).Next(2);
        await using (await Holder.OfAsync(MigratedDatabase.LogOf(database), Cancel))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Clicks.PostAsync(http, site.Webhook, click, Cancel));
        }

        Assert.Equal(HttpStatusCode.OK, await Clicks.PostAsync(http, site.Webhook, click, Cancel));
        await using var ledger = new Ledger(database);
        await ledger.SettledAsync(http, site, Cancel);
        Assert.Equal(click.Times.Order(), (await ledger.StoredAsync(Cancel)).Keys.Order());
        Assert.Empty(await ledger.FaultsAsync(Cancel));
    }

    /// <summary>Deliveries are stored all the while, and understood when the site's database is free again.</summary>
    [Fact]
    public async Task A_database_that_another_process_holds_keeps_no_delivery_out()
    {
        using var folder = new TempFolder();
        var database = folder.File("site.db");
        await using var site = await SiteProcess.StartAsync(database, cancel: Cancel);
        using var http = new HttpClient();
        var clicks = new Clicks(database);
        Click[] sent = [clicks.Next(2), clicks.Next(3)];
        await using (await Holder.OfAsync(database, Cancel))
        {
            foreach (var click in sent)
            {
                Assert.Equal(HttpStatusCode.OK, await Clicks.PostAsync(http, site.Webhook, click, Cancel));
            }
        }

        await using var ledger = new Ledger(database);
        await ledger.SettledAsync(http, site, Cancel);
        Assert.Equal(sent.SelectMany(click => click.Times).Order(), (await ledger.StoredAsync(Cancel)).Keys.Order());
        Assert.Empty(await ledger.FaultsAsync(Cancel));
    }

    [Fact]
    public async Task A_full_queue_is_a_503_at_once()
    {
        await using var site = new SiteHost();
        using var http = site.Browser();
        var writer = site.Services.GetRequiredService<LogWriter>();
        var stopper = new Stopper();
        var waiting = new List<Task> { writer.StoreAsync(stopper) };
        await stopper.Taken.WaitAsync(Patience.Most, Cancel);
        try
        {
            // Nobody takes any now.
            waiting.AddRange(Enumerable.Range(0, LogWriter.Capacity).Select(_ => writer.StoreAsync([])));
            using var refused = await http.PostAsync(Delivery(OptIn("R", At(5))));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.StartsWith("Too many deliveries wait", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            Assert.DoesNotContain(waiting, one => one.IsCompleted);
        }
        finally
        {
            stopper.Free();
        }

        await Task.WhenAll(waiting);
        await site.DeliverAsync(OptIn("R", At(5)));
        Assert.Equal(EventOutcome.Recorded, Assert.Single(await site.EventsAsync()).Outcome);
    }

    /// <summary>How large the site's files may become.</summary>
    private static async Task LimitAsync(ServerProcess site, string bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{site.Id}", $"--fsize={bytes}:"]);
        await limit.WaitForExitAsync(Cancel);
        Assert.Equal(0, limit.ExitCode);
    }
}
