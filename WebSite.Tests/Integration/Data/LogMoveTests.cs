using System.Text;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebSite.Data;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Data;

/// <summary>A database from before the log had a file of its own is opened: nothing of it is lost, and nothing counts twice.</summary>
public sealed class LogMoveTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_is_moved_and_what_was_to_be_done_with_it_is_done()
    {
        var database = _folder.File("site.db");
        await MakeOldAsync(database);

        await using var site = new SiteHost(database: database);
        await site.SettledAsync();

        var events = await site.EventsAsync();
        Assert.Equal(
            [
                (1, EventOutcome.Recorded, "Foreign"),
                (2, EventOutcome.Refused, "Of another Page."),
                (3, EventOutcome.SetAside, "Too old."),
                (5, EventOutcome.Erased, null),
                (6, EventOutcome.Recorded, "Foreign"),
                (7, EventOutcome.Recorded, "Foreign"),
                (8, EventOutcome.Recorded, "Foreign"),
            ],
            events.Select(e => ((int)e.Id, e.Outcome, e.Reason)));
        Assert.Equal(
            [("1", 1), ("6", 1), ("7", 1), ("8", 1)],
            (await site.OptInsAsync()).OrderBy(o => o.Psid).Select(o => (o.Psid, o.ClickCount)));
        Assert.Equal(["6", "7", "8"], await site.ReadAsync(db => db.Conversations.OrderBy(c => c.Psid).Select(c => c.Psid).ToListAsync(Cancel)));
        Assert.Equal(0, await site.ReadAsync(db => db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM main.sqlite_master WHERE name IN ('WebhookEvents', 'LateEvents', 'ConversationMark')").SingleAsync(Cancel)));
    }

    /// <summary>A redelivery of what was moved, and ids: those that were given are never given again.</summary>
    [Fact]
    public async Task What_was_moved_is_known_and_what_comes_next_is_new()
    {
        var database = _folder.File("site.db");
        await MakeOldAsync(database);

        await using var site = new SiteHost(database: database);
        await site.DeliverAsync(OptIn("R", At(1), "1"), OptIn("R", At(20), "20"));

        var ids = (await site.EventsAsync()).ConvertAll(e => (int)e.Id);
        Assert.Equal([1, 2, 3, 5, 6, 7, 8], ids.SkipLast(1));
        Assert.True(ids[^1] > 40);
    }

    /// <summary>
    /// The upgrade was taken back, and the earlier version gave the same ids once more. Of a log that knows other events by them each keeps its 200: those
    /// of the site's database their ids, the others come behind.
    /// </summary>
    [Fact]
    public async Task Events_of_an_upgrade_that_was_taken_back_are_lost_as_little_as_those_that_came_after_it()
    {
        var database = _folder.File("site.db");
        await MakeOldAsync(database);
        await using (var first = new SiteHost(database: database))
        {
            await first.DeliverAsync(OptIn("R", At(42), "42"), OptIn("R", At(20), "20"));
        }

        File.Delete(database);
        await MakeOldAsync(database);
        await using (var db = Open(database))
        {
            await AddAsync(db, 41, "Waiting", null);
            await AddAsync(db, 42, "Waiting", null); // Facebook sent it again to the earlier version.
            await db.Database.ExecuteSqlRawAsync("""DELETE FROM "WebhookEvents" WHERE "Id" = 1""", Cancel); // Trimmed there meanwhile.
        }

        await using var site = new SiteHost(database: database);
        await site.SettledAsync();
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 41, 42, 84], (await site.EventsAsync()).Select(e => e.Id));
        Assert.Equal(
            [("1", 1), ("20", 1), ("41", 1), ("42", 1), ("6", 1), ("7", 1), ("8", 1)],
            (await site.OptInsAsync()).OrderBy(o => o.Psid, StringComparer.Ordinal).Select(o => (o.Psid, o.ClickCount)));
    }

    private static SiteDb Open(string database) => new(new DbContextOptionsBuilder<SiteDb>().UseSqlite($"Data Source={database};Pooling=False").Options);

    /// <summary>As an earlier version left it: read up to the fifth event, of which one more is to be looked at again; the sixth only stored, the seventh recorded but unread, the eighth neither.</summary>
    private static async Task MakeOldAsync(string database)
    {
        await using var db = Open(database);
        await db.GetService<IMigrator>().MigrateAsync("20261127025005_NumberStops", Cancel);
        await AddAsync(db, 1, "Recorded", "Foreign", isCounted: true);
        await AddAsync(db, 2, "Refused", "Of another Page.");
        await AddAsync(db, 3, "SetAside", "Too old.");
        await AddAsync(db, 5, "Erased", null);
        await AddAsync(db, 6, "Waiting", null);
        await AddAsync(db, 7, "Recorded", "Foreign", isCounted: true);
        await AddAsync(db, 8, "Recorded", "Foreign", isCounted: true);
        await db.Database.ExecuteSqlRawAsync(
            """
            UPDATE "ConversationMark" SET "EventId" = 7;
            INSERT INTO "LateEvents" ("EventId", "Attempts", "DueAt") VALUES (7, 2, 0);
            UPDATE sqlite_sequence SET seq = 40 WHERE name = 'WebhookEvents';
            """,
            Cancel);
    }

    private static async Task AddAsync(SiteDb db, int id, string outcome, string? reason, bool isCounted = false)
    {
        var psid = $"{id}";
        var json = outcome == "Erased" ? "" : OptIn("R", At(id), psid);
        var key = EventKey.Of(DeliveryReader.Read(Encoding.UTF8.GetBytes(Delivery(OptIn("R", At(id), psid)))).Events[0]);
        var at = At(id);
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO "WebhookEvents" ("Id", "Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret", "Outcome", "Reason", "Attempts")
             VALUES ({id}, {key}, {at}, {at}, {Settings.PageId}, {psid}, 'messaging', 'optin', {json}, 0, {outcome}, {reason}, 1)
             """,
            Cancel);
        if (isCounted)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "OptIns" ("Id", "Unlinked", "PageId", "Psid", "EntryPoint", "FirstAt", "LastAt", "RecordedAt", "ClickCount")
                 VALUES ({id}, 'Foreign', {Settings.PageId}, {psid}, 'SendToMessenger', {at}, {at}, {at}, 1);
                 """,
                Cancel);
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "OptInClicks" ("EventId", "OptInId", "At", "EntryPoint") VALUES ({id}, {id}, {at}, 'SendToMessenger')""", Cancel);
        }
    }

    public void Dispose() => _folder.Dispose();
}
