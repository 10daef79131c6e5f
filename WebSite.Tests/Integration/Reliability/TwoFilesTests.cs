using System.Diagnostics;
using System.Net;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Reliability;

/// <summary>One of the two files is held, or its disk is full: what needs the other alone goes on, the rest says why it doesn't, and all is made good afterwards.</summary>
public sealed class TwoFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogWatch _log = new();
    private SmallDisk? _disk;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_another_program_holds_the_sites_database_deliveries_wait_in_the_log_and_no_event_is_blamed()
    {
        await using var site = Site(_folder.File("site.db"));
        using var alice = site.Visit();
        var token = await CartAsync(alice);
        await using (await Holder.OfAsync(site.Database, Cancel))
        {
            await AssertStoredAsync(site);
            AssertRefused(await alice.PostAsync("/checkout", Visitor.OrderFields, token, from: null), "Another program is using our books at this very moment");
        }

        await AssertMadeGoodAsync(site, alice);
    }

    [Fact]
    public async Task With_the_disk_under_the_sites_database_full_deliveries_wait_in_the_log_and_no_event_is_blamed()
    {
        var disk = Mount();
        await using var site = Site(disk.File("site.db"));
        using var alice = site.Visit();
        var token = await CartAsync(alice);
        disk.Fill("filler");

        await AssertStoredAsync(site);
        AssertRefused(await alice.PostAsync("/checkout", Visitor.OrderFields, token, from: null), "The disk of this site is full");

        File.Delete(disk.File("filler"));
        await AssertMadeGoodAsync(site, alice);
    }

    [Fact]
    public async Task With_the_disk_under_the_log_full_deliveries_are_asked_for_again_and_the_shop_goes_on()
    {
        var disk = Mount();
        await using var site = Site(_folder.File("site.db"), log: disk.File("inbox.db"));
        using var alice = site.Visit();
        await CartAsync(alice);
        disk.Fill("filler");

        // More than can be left in a page that the file has already.
        var large = Delivery(OptIn("R", At(5)), Event($"\"message\":{{\"mid\":\"m\",\"text\":\"{new string('x', 200_000)}\"}}"));
        await AssertAskedForAgainAsync(site, large, "The log's disk is full.");
        Assert.Equal(HttpStatusCode.Redirect, (await alice.OrderAsync()).Status);

        File.Delete(disk.File("filler"));
        await AssertTakenAsync(site, large);
    }

    [Fact]
    public async Task While_another_program_holds_the_log_deliveries_are_asked_for_again_and_the_shop_goes_on()
    {
        await using var site = Site(_folder.File("site.db"));
        using var alice = site.Visit();
        await CartAsync(alice);
        var delivery = Delivery(OptIn("R", At(5)));
        await using (await Holder.OfAsync(MigratedDatabase.LogOf(site.Database), Cancel))
        {
            await AssertAskedForAgainAsync(site, delivery, "Another program holds the log.");
            Assert.Equal(HttpStatusCode.Redirect, (await alice.OrderAsync()).Status);
        }

        await AssertTakenAsync(site, delivery);
    }

    public void Dispose()
    {
        _log.Dispose();
        _disk?.Dispose();
        _folder.Dispose();
    }

    /// <summary>The log lies on a disk of its own, unless it lies beside the site's file.</summary>
    private SiteHost Site(string database, string? log = null)
    {
        log ??= _folder.File("inbox.db");
        MigratedDatabase.CopyTo(database);
        File.Move(MigratedDatabase.LogOf(database), log, overwrite: true);
        return new([KeyValuePair.Create("ConnectionStrings:Log", (string?)$"Data Source={log}")], database: database, log: _log);
    }

    private SmallDisk Mount()
    {
        _disk = SmallDisk.Mount();
        Assert.SkipWhen(_disk is null, "Only root on Linux can mount a small disk here.");
        return _disk;
    }

    /// <summary>Puts something in the cart; returns a form's token.</summary>
    private static async Task<string> CartAsync(Visitor shopper)
    {
        await shopper.AddToCartAsync("dawn-cup");
        return await shopper.TokenAsync();
    }

    /// <summary>Deliveries get their 200 before Facebook gives up, and nobody is blamed for that they aren't understood.</summary>
    private async Task AssertStoredAsync(SiteHost site)
    {
        using var http = site.Browser();
        var began = Stopwatch.GetTimestamp();
        foreach (var n in Enumerable.Range(1, 3))
        {
            using var stored = await http.PostAsync(Delivery(OptIn("R", At(n)), Event($"\"message\":{{\"mid\":\"m{n}\",\"text\":\"Hello\"}}", At(n))));
            Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        }

        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(SqlitePragmas.Patience), "Somebody waited for the site's database.");
        await _log.ErrorAsync("The log can't be read, or what it means not be written", 1, Cancel);
        Assert.Equal(Enumerable.Repeat((EventOutcome.Waiting, 0), 6), (await site.EventsAsync()).Select(e => (e.Outcome, e.Attempts)));
        Assert.Equal(0, await site.ReadAsync(db => db.EventNotes.CountAsync(Cancel)));
    }

    private static void AssertRefused(WebReply order, string why)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, order.Status);
        Assert.Contains(why, order.Said, StringComparison.Ordinal);
        Assert.Equal("/checkout", order.Document.QuerySelector(".lonely .button")!.GetAttribute("href"));
    }

    private static async Task AssertMadeGoodAsync(SiteHost site, Visitor shopper)
    {
        await site.SettledAsync();
        Assert.Equal(Enumerable.Repeat(0, 6), (await site.EventsAsync()).Select(e => e.Attempts));
        Assert.Equal(3, Assert.Single(await site.OptInsAsync()).ClickCount);
        Assert.Equal(3, await site.ReadAsync(db => db.ConversationEntries.CountAsync(e => e.Kind == EntryKind.Text, Cancel)));
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.OrderAsync()).Status);
        Assert.Equal(1, await site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
    }

    private async Task AssertAskedForAgainAsync(SiteHost site, string delivery, string why)
    {
        using var http = site.Browser();
        using var refused = await http.PostAsync(delivery);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.StartsWith(why, await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains(_log.Errors, line => line.Contains(why, StringComparison.Ordinal));
        Assert.Empty(await site.EventsAsync());
    }

    private static async Task AssertTakenAsync(SiteHost site, string delivery)
    {
        using var http = site.Browser();
        using var taken = await http.PostAsync(delivery);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await site.SettledAsync();
        Assert.Equal(1, Assert.Single(await site.OptInsAsync()).ClickCount);
    }
}
