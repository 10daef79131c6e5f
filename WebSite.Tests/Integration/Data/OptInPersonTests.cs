using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebSite.Data;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Data;

/// <summary>A database from before an opt-in's person could be unknown is opened: its table is made anew, and nothing of it is lost.</summary>
public sealed class OptInPersonTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opt_ins_and_their_clicks_stay()
    {
        var database = _folder.File("site.db");
        await using (var db = new SiteDb(new DbContextOptionsBuilder<SiteDb>().UseSqlite($"Data Source={database};Pooling=False").Options))
        {
            await db.GetService<IMigrator>().MigrateAsync("20261127064952_OwnLog", Cancel);
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "OptIns" ("Id", "PageId", "Psid", "Unlinked", "EntryPoint", "FirstAt", "LastAt", "RecordedAt", "ClickCount") VALUES (7, '1', 'alice', 'Foreign', 'SendToMessenger', 1, 2, 3, 2);
                INSERT INTO "OptInClicks" ("EventId", "OptInId", "At", "EntryPoint") VALUES (1, 7, 1, 'SendToMessenger'), (2, 7, 2, 'SendToMessenger');
                """,
                Cancel);
        }

        await using var site = new SiteHost(database: database);

        var optIn = Assert.Single(await site.OptInsAsync());
        Assert.Equal((7, "alice", null, EntryPoint.SendToMessenger, 2), (optIn.Id, optIn.Psid, optIn.UserRef, optIn.EntryPoint, optIn.Clicks.Count));
    }

    public void Dispose() => _folder.Dispose();
}
