using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Data;

/// <summary>What <see cref="LogOrder"/> takes for granted holds on SQLite.</summary>
public sealed class LogOrderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_one_writer_delays_its_commit_no_other_gets_a_higher_id_visible_before_it()
    {
        MigratedDatabase.CopyTo(_folder.File("site.db"));
        await using var slow = Open();
        await using var quick = Open();
        await using var reader = Open();
        await using var delayed = await slow.Database.BeginTransactionAsync(Cancel);
        slow.WebhookEvents.Add(Event(1));
        await slow.SaveChangesAsync(Cancel);

        // The id is given, and the commit waits: no second writer gets one meanwhile, and readers see nothing.
        var refused = await Assert.ThrowsAsync<SqliteException>(() => quick.Database.BeginTransactionAsync(Cancel));
        Assert.Equal(raw.SQLITE_BUSY, refused.SqliteErrorCode);
        Assert.Empty(await BehindAsync(reader, 0));

        await delayed.CommitAsync(Cancel);
        var first = Assert.Single(await BehindAsync(reader, 0));
        quick.WebhookEvents.Add(Event(2));
        await quick.SaveChangesAsync(Cancel);

        Assert.True(Assert.Single(await BehindAsync(reader, first)) > first);
    }

    [Fact]
    public async Task An_id_that_was_given_up_is_given_again_before_anybody_has_seen_a_higher_one()
    {
        MigratedDatabase.CopyTo(_folder.File("site.db"));
        await using var writer = Open();
        await using (await writer.Database.BeginTransactionAsync(Cancel))
        {
            writer.WebhookEvents.Add(Event(1));
            await writer.SaveChangesAsync(Cancel);
        } // Rolled back.

        await using var next = Open();
        next.WebhookEvents.Add(Event(2));
        await next.SaveChangesAsync(Cancel);
        Assert.Equal([1], await BehindAsync(next, 0));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<List<long>> BehindAsync(LogDb db, long last) =>
        db.Behind(db.Database.SqlQuery<long>($"SELECT {last} AS \"Value\"")).Select(e => e.Id).ToListAsync(Cancel);

    private static WebhookEvent Event(byte key) => new() { Key = [key], ReceivedAt = DateTimeOffset.UtcNow, PageId = Settings.PageId, Channel = "messaging", Kind = "message", Raw = "{}" };

    private LogDb Open() => new(new DbContextOptionsBuilder<LogDb>().UseSqlite($"Data Source={MigratedDatabase.LogOf(_folder.File("site.db"))};Pooling=False;Default Timeout=1").Options);
}
