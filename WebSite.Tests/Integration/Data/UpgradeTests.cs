using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Projection;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Data;

/// <summary>Today's site is started on the database of the version before the log had a file of its own: nothing is lost, and what waited is done.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly OldShop _shop = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The start alone: nobody reads the log yet.</summary>
    [Fact]
    public async Task Every_row_is_there_with_what_stood_in_it()
    {
        await using var site = _shop.Site(services: services => services.Remove(services.Single(s => s.ImplementationType == typeof(Projector))));
        Assert.NotNull(site.Address);

        await using var db = await OpenAsync();
        foreach (var count in _shop.Expected.GetProperty("counts").EnumerateObject())
        {
            Assert.Equal([$"{count.Value}"], await ListAsync(db, $"""SELECT count(*) FROM old."{count.Name}" """));
        }

        List<string> gone = [];
        foreach (var table in await ListAsync(db, "SELECT name FROM old.sqlite_master WHERE type = 'table' AND name NOT IN ('LateEvents', 'ConversationMark', 'CampaignOpens', 'sqlite_sequence')"))
        {
            var today = table == "WebhookEvents" ? "log" : "main";
            var columns = await ColumnsAsync(db, "old", table);
            var kept = columns.Intersect(await ColumnsAsync(db, today, table)).ToList();
            gone.AddRange(columns.Except(kept).Select(column => $"{table}.{column}"));
            // The first eight bytes of a message's key were its time, and are it no more: KeysByMid.
            var list = string.Join(", ", kept.Select(column => column == "Key" && today == "log" ? "substr(\"Key\", 9)" : $"\"{column}\""));
            Assert.Equal([table, "0"], [table, .. await ListAsync(db, $"""SELECT count(*) FROM (SELECT {list} FROM old."{table}" EXCEPT SELECT {list} FROM {today}."{table}")""")]);
        }

        // What became of an event, its note says and the checkpoint.
        Assert.Equal(["WebhookEvents.Outcome", "WebhookEvents.Reason", "WebhookEvents.Attempts", "WebhookEvents.RetryAt"], gone);
    }

    [Fact]
    public async Task What_waited_is_taken_and_shown_and_nothing_is_counted_twice()
    {
        await using var site = _shop.Site();
        await site.SettledAsync();

        await AssertTakenAsync(site);
        using var bob = site.Visit();
        bob.Put("merchant", _shop["merchantCookie"]);
        var thread = await bob.GetAsync("/dashboard/conversations/1");
        Assert.Contains("Can you wrap it?", thread.Said, StringComparison.Ordinal);
        Assert.Contains("As a present, I mean.", thread.Said, StringComparison.Ordinal);
        Assert.Contains("And it keeps its colour.", thread.Said, StringComparison.Ordinal);

        // Facebook sends once more what the old site had, in one delivery.
        await site.DeliverAsync([.. (await site.EventsAsync()).Select(e => e.Raw)]);
        await AssertTakenAsync(site);
    }

    [Fact]
    public async Task A_start_that_is_cut_off_behind_the_move_is_made_good_by_the_next()
    {
        await using (var first = _shop.Site())
        {
            await first.SettledAsync();
        }

        OldShop.Put(_shop.Database); // As if nothing of the site's file had been committed yet.
        await using var site = _shop.Site();
        await site.SettledAsync();
        await AssertTakenAsync(site);
    }

    [Fact]
    public async Task What_was_opened_by_day_is_clicked_by_hour_day_and_month()
    {
        await using (var old = new SqliteConnection($"Data Source={_shop.Database};Pooling=False"))
        {
            await old.OpenAsync(Cancel);
            await using var command = old.CreateCommand();
            command.CommandText =
                """
                INSERT INTO "Campaigns" ("Id", "Name", "EntryPoint", "Key", "Code", "CreatedAt") VALUES (7, 'Spring', 'Link', 'spring', 'a1b2c3d4', 1700000000000);
                INSERT INTO "CampaignOpens" ("CampaignId", "Day", "Count") VALUES (7, '2026-10-31', 2), (7, '2026-11-01', 3), (7, '2026-11-20', 5);
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await using var site = _shop.Site();
        await site.SettledAsync();
        var clicks = await site.ReadAsync(db => db.SpotFigures.Where(f => f.Dimension == Dimension.Campaign && f.Key == "7").OrderBy(f => f.From).Select(f => new { f.Span, f.From, f.Clicked }).ToListAsync(Cancel));
        Assert.Equal(
            ["Month 2026-10-01 00 2", "Month 2026-11-01 00 8"],
            clicks.Where(f => f.Span == Span.Month).Select(f => Say(f.Span, f.From, f.Clicked)));
        Assert.Equal(
            ["Day 2026-10-31 00 2", "Day 2026-11-01 00 3", "Day 2026-11-20 00 5"],
            clicks.Where(f => f.Span == Span.Day).Select(f => Say(f.Span, f.From, f.Clicked)));
        Assert.Equal(
            ["Hour 2026-10-31 12 2", "Hour 2026-11-01 12 3", "Hour 2026-11-20 12 5"], // Nobody knows the hour any more: at noon they are of that day nearly everywhere.
            clicks.Where(f => f.Span == Span.Hour).Select(f => Say(f.Span, f.From, f.Clicked)));

        static string Say(Span span, int from, long count) => FormattableString.Invariant($"{span} {Spans.TimeOf(from):yyyy-MM-dd HH} {count}");
    }

    [Fact]
    public async Task A_ref_of_before_is_recorded_against_its_session()
    {
        await using var site = _shop.Site();
        await site.SettledAsync();
        using var alice = site.Visit();
        alice.Shopper = _shop["shopperCookie"];
        Assert.NotEqual("connected", await SpotAsync(alice));

        await site.DeliverAsync(OptIn(_shop["ref"], _shop.Now));

        Assert.Equal("connected", await SpotAsync(alice));
        var optIn = (await site.OptInsAsync())[^1];
        Assert.Equal((Alice, null, 1), (optIn.Psid, optIn.Unlinked, optIn.ClickCount));
        Assert.Equal(["Dawn cup"], await site.ReadAsync(db => db.CartLines.Where(l => l.SessionId == optIn.CheckoutSessionId).Select(l => l.Product!.Name).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Who_was_signed_in_is_and_the_password_is_the_same()
    {
        await using var site = _shop.Site();
        await site.SettledAsync();
        using var bob = site.Visit();
        bob.Put("merchant", _shop["merchantCookie"]);
        var dashboard = await bob.GetAsync("/dashboard/opt-ins");
        Assert.Equal(HttpStatusCode.OK, dashboard.Status);
        Assert.Equal(4, dashboard.Document.QuerySelectorAll("table.rows tbody tr").Length);

        using var again = site.Visit();
        await again.SignInAsync();
    }

    [Fact]
    public async Task A_shopper_finds_order_and_cart()
    {
        await using var site = _shop.Site();
        using var alice = site.Visit();
        alice.Shopper = _shop["shopperCookie"];

        var order = await alice.GetAsync(_shop["orderPath"]);
        Assert.Equal(HttpStatusCode.OK, order.Status);
        Assert.Contains("1001", order.Said, StringComparison.Ordinal);
        Assert.Contains("Harbour teapot", order.Said, StringComparison.Ordinal);
        Assert.Contains("Dawn cup", (await alice.GetAsync("/cart")).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await alice.OrderAsync()).Status);
    }

    [Fact]
    public async Task What_waits_in_the_outbox_goes_once_and_nothing_that_went_goes_again()
    {
        await using var graph = await GraphStub.StartAsync();
        await using var site = _shop.Site(graph.SiteSettings);
        await site.SettledAsync();
        await site.UntilAsync(db => db.OutboxMessages.AllAsync(m => m.State != OutboxState.Waiting && m.State != OutboxState.Sending, Cancel));

        Assert.Equal(
            [OutboxState.Sent, OutboxState.Sent, OutboxState.Sent, OutboxState.Sent, OutboxState.Held, OutboxState.Sent, OutboxState.Uncertain, OutboxState.Failed, OutboxState.Sent, OutboxState.Sent],
            (await site.OutboxAsync()).Select(m => m.State));
        Assert.Equal(2, graph.Sends.Count); // The answer, and the confirmation for her whose opt-in had waited.
        Assert.Single(graph.Sends, send => send.Body.Contains(Alice, StringComparison.Ordinal) && send.Body.Contains("And it keeps its colour.", StringComparison.Ordinal));
        Assert.Single(graph.Sends, send => send.Body.Contains(OldShop.Erin, StringComparison.Ordinal));
    }

    public void Dispose() => _shop.Dispose();

    private static async Task AssertTakenAsync(SiteHost site)
    {
        Assert.Equal(
            [
                (1, EventOutcome.Recorded, null),
                (2, EventOutcome.Recorded, "Foreign"),
                (3, EventOutcome.Recorded, null),
                (4, EventOutcome.Kept, null),
                (5, EventOutcome.Recorded, null),
                (6, EventOutcome.Recorded, null),
                (7, EventOutcome.Kept, null),
                (8, EventOutcome.Kept, null),
                (9, EventOutcome.Refused, "Its recipient is 999999999999999, but its entry's Page is 261907812360345."),
                (10, EventOutcome.SetAside, "Its time, 2016-03-23 00:25:52 UTC, is longer ago than the platform repeats a delivery."),
                (11, EventOutcome.Recorded, null),
                (12, EventOutcome.Kept, null),
                (13, EventOutcome.Kept, null),
            ],
            (await site.EventsAsync()).Select(e => ((int)e.Id, e.Outcome, e.Reason)));
        Assert.Equal(
            [(Alice, 3), (Charlie, 1), ("1700000000000001", 1), (OldShop.Erin, 1)],
            (await site.OptInsAsync()).Select(o => (o.Psid, o.ClickCount)));
        Assert.Equal(
            ["Is it dishwasher safe?", "Can you wrap it?", "As a present, I mean."],
            await site.ReadAsync(db => db.ConversationEntries.Where(e => e.ConversationId == 1 && e.Kind == EntryKind.Text).OrderBy(e => e.At).Select(e => e.Text!).ToListAsync(Cancel)));
    }

    private static async Task<string?> SpotAsync(Visitor shopper) =>
        (await shopper.GetAsync("/products/dawn-cup")).Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state");

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={_shop.Database};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "ATTACH $log AS log; ATTACH $old AS old";
        command.Parameters.AddWithValue("$log", MigratedDatabase.LogOf(_shop.Database));
        command.Parameters.AddWithValue("$old", _shop.Untouched);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }

    private static Task<List<string>> ColumnsAsync(SqliteConnection db, string schema, string table) =>
        ListAsync(db, $"SELECT name FROM pragma_table_info('{table}', '{schema}') ORDER BY cid");

    private static async Task<List<string>> ListAsync(SqliteConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        List<string> list = [];
        while (await reader.ReadAsync(Cancel))
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }
}
