using System.Diagnostics;
using System.Net;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Integration.Reliability;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>A page that can't write says "try again" with a 503, within seconds, and keeps what was typed.</summary>
public class DatabaseOutageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task While_another_program_holds_the_database_forms_are_answered_503_and_keep_their_words(string environment)
    {
        await using var site = new SiteHost([KeyValuePair.Create("environment", (string?)environment)]);
        using var alice = site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var token = await alice.TokenAsync();
        WebReply placed;
        WebReply added;
        await using (await Holder.OfAsync(site.Database, Cancel))
        {
            var began = Stopwatch.GetTimestamp();
            placed = await alice.PostAsync("/checkout", Visitor.OrderFields, token, from: null);
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "It took too long.");
            added = await alice.PostAsync("/products/dawn-cup", [("quantity", "1")], token, from: null);

            // Looking goes on.
            Assert.Equal(HttpStatusCode.OK, (await alice.GetAsync("/cart")).Status);
        }

        foreach (var reply in new[] { placed, added })
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (reply.Status, Assert.Single(reply.Headers["Retry-After"])));
            Assert.Equal("One moment, please", reply.Document.QuerySelector("h1")!.TextContent);
            Assert.Contains("try again in some seconds", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Something broke", reply.Text, StringComparison.Ordinal);
        }

        Assert.Equal("/checkout", placed.Document.QuerySelector(".lonely .button")!.GetAttribute("href"));
        var form = await alice.GetAsync("/checkout");
        Assert.Equal("Harbour Street 12", form.Document.QuerySelector("#Input_Street")!.GetAttribute("value"));
        Assert.Empty(form.Document.QuerySelectorAll(".validation-summary-errors"));
        Assert.Equal(HttpStatusCode.Redirect, (await alice.OrderAsync()).Status);
        Assert.Equal(1, await site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
        Assert.Equal("", (await GetAfterOrderAsync(alice)).GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("database or disk is full", 13, DatabaseOutage.Full)]
    [InlineData("attempt to write a readonly database", 8, DatabaseOutage.OutOfOrder)]
    [InlineData("disk I/O error", 10, DatabaseOutage.OutOfOrder)]
    [InlineData("database is locked", 5, DatabaseOutage.Busy)]
    [InlineData("database disk image is malformed", 11, DatabaseOutage.OutOfOrder)]
    [InlineData("file is not a database", 26, DatabaseOutage.OutOfOrder)]
    [InlineData("out of memory", 7, DatabaseOutage.OutOfOrder)]
    [InlineData("constraint failed", 19, null)]
    public void Each_trouble_is_told_from_the_others(string message, int code, DatabaseOutage? trouble) =>
        Assert.Equal(trouble, DatabaseFault.Of(new DbUpdateException("Saving failed.", new Microsoft.Data.Sqlite.SqliteException(message, code))));

    [Fact]
    public async Task A_full_disk_has_a_sentence_of_its_own_and_the_site_goes_on_when_there_is_room()
    {
        using var disk = SmallDisk.Mount();
        Assert.SkipWhen(disk is null, "Only root on Linux can mount a small disk here.");
        await using var site = new SiteHost(database: disk.File("site.db"));
        using var alice = site.Visit();
        var token = await alice.TokenAsync("/products/harbour-teapot");
        disk.Fill("filler");

        var full = await alice.PostAsync("/products/harbour-teapot", [("quantity", "1")], token, from: null);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "300"), (full.Status, Assert.Single(full.Headers["Retry-After"])));
        Assert.Contains("The disk of this site is full", full.Text, StringComparison.Ordinal);
        File.Delete(disk.File("filler"));
        Assert.Equal("/Cart", (await alice.AddToCartAsync("harbour-teapot")).Location, ignoreCase: true);
    }

    private static async Task<AngleSharp.Dom.IElement> GetAfterOrderAsync(Visitor shopper)
    {
        await shopper.AddToCartAsync("dawn-cup");
        return (await shopper.GetAsync("/checkout")).Document.QuerySelector("#Input_Street")!;
    }
}
