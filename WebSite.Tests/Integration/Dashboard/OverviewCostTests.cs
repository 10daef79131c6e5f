using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard;

/// <summary>What the overview asks of the database, whatever the shop's size.</summary>
public class OverviewCostTests
{
    /// <summary>What may be read from end to end: tables of a row or two, and indexes that hold nothing but what is counted.</summary>
    private static readonly string[] Small =
    [
        "SendingPauses", "IX_Conversations_Unread", "IX_CheckoutSessions_Conflict", "IX_EventNotes_SetAside", "IX_OutboxMessages_Held", "IX_OutboxMessages_SetAside", "IX_OutboxMessages_Waiting", "IX_OutboxMessages_Untold", "IX_OutboxMessages_Lapsed", "IX_OutboxMessages_Sending",
        "CONSTANT ROW", "Checkpoints",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_question_of_the_overview_or_of_its_news_reads_a_whole_table()
    {
        var watch = new SqlWatch();
        await using var site = new SiteHost(services: watch.Join);
        await site.FillAsync(DateTimeOffset.UtcNow, 40, 4);
        var bob = await site.MerchantAsync();
        watch.Clear();
        foreach (var days in new[] { 1, 30, 365 })
        {
            Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync($"/dashboard?days={days}")).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard?handler=news&days=30")).Status);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/news")).Status);
        var scans = await watch.ScansAsync(site);
        Assert.NotEmpty(scans); // Else nothing was watched.
        Assert.Equal([], scans.Where(scan => !Small.Any(small => scan.Step.Contains(small, StringComparison.Ordinal)) && !IsFirstRow(scan.Sql) && !IsPutTogether(scan)).Select(scan => $"{scan.Step}: {scan.Sql}"));
    }

    [Fact]
    public async Task Many_tabs_that_hear_of_one_thing_share_one_look()
    {
        await using var site = new SiteHost();
        await site.FillAsync(DateTimeOffset.UtcNow, 10, 4);
        var bob = await site.MerchantAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => bob.GetAsync("/dashboard?handler=news&days=30")));
        Assert.All(replies, reply => Assert.Contains("data-part=\"_Tiles\"", reply.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task News_hold_only_what_has_changed()
    {
        await using var site = new SiteHost();
        await site.FillAsync(DateTimeOffset.UtcNow, 10, 4);
        var bob = await site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard?days=30");
        var have = string.Join('.', page.Document.QuerySelectorAll("[data-part]").Select(p => $"{p.GetAttribute("data-part")}-{p.GetAttribute("data-mark")}"));
        Assert.Empty((await bob.GetAsync("/dashboard?handler=news&days=30&have=" + have)).Document.QuerySelectorAll("[data-part]"));

        await site.AliceAsync();
        await site.ReadAsync(db => db.Conversations.Where(c => c.Name != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.Unread, 1), Cancel));
        var news = await bob.GetAsync("/dashboard?handler=news&days=30&have=" + have);
        Assert.Equal(["_Alert", "_Tiles", "_Hands"], news.Document.QuerySelectorAll("[data-part]").Select(p => p.GetAttribute("data-part")));
        Assert.Contains("1 question waits for an answer", string.Join(' ', news.Document.QuerySelector("#hands a")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // The first or last row by the table's own order.
    private static bool IsFirstRow(string sql) => sql.Contains("LIMIT 1", StringComparison.Ordinal)
        && (!sql.Contains("WHERE", StringComparison.Ordinal) || sql.Contains("\"Channel\" <> 'own'", StringComparison.Ordinal)); // The site's own events are few.

    // What was found by index, put together; or the one row of the checkpoint.
    private static bool IsPutTogether((string Step, string Sql) scan) =>
        scan.Sql.Contains($") AS \"{scan.Step["SCAN ".Length..]}\"", StringComparison.Ordinal) || (scan.Step == "SCAN c" && scan.Sql.Contains("FROM \"Checkpoints\" AS \"c\"", StringComparison.Ordinal));
}
