using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Data;

/// <summary>What <see cref="LogOrder"/> takes for granted holds on PostgreSQL, where several writers commit in any order.</summary>
public sealed class PostgresOrderTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await PostgresDatabase.MakeAsync();

    public async ValueTask DisposeAsync() => await _database.DropAsync();

    [Fact]
    public async Task What_a_second_writer_stored_waits_for_the_first_whose_commit_is_late()
    {
        await using var slow = _database.Log();
        await using var quick = _database.Log();
        await using var reader = _database.Log();
        await using var delayed = await slow.Database.BeginTransactionAsync(Cancel);
        var first = await StoreAsync(slow);
        var second = await StoreAsync(quick);

        Assert.True(first < second);
        Assert.True(await reader.WebhookEvents.AnyAsync(e => e.Id == second, Cancel)); // It is there, and could be read.
        Assert.Empty(await BehindAsync(reader, 0));
        Assert.True(await reader.IsMoreComingAsync(Checkpoint(reader, 0), Cancel));

        await delayed.CommitAsync(Cancel);
        Assert.Equal([first, second], await ReadableAsync(reader, 2));
    }

    [Fact]
    public async Task Who_began_first_and_stores_last_comes_before_what_was_stored_meanwhile()
    {
        await using var slow = _database.Log();
        await using var quick = _database.Log();
        await using var delayed = await slow.Database.BeginTransactionAsync(Cancel);
        await slow.Database.ExecuteSqlAsync($"SELECT pg_current_xact_id()", Cancel);
        var second = await StoreAsync(quick);
        Assert.Empty(await BehindAsync(quick, 0));

        var first = await StoreAsync(slow);
        await delayed.CommitAsync(Cancel);

        Assert.True(first < second);
        Assert.Equal([first, second], await ReadableAsync(quick, 2));
    }

    [Fact]
    public async Task What_is_given_up_holds_nothing_up()
    {
        await using var slow = _database.Log();
        await using var quick = _database.Log();
        await using var given = await slow.Database.BeginTransactionAsync(Cancel);
        await StoreAsync(slow);
        var second = await StoreAsync(quick);
        await given.RollbackAsync(Cancel);

        Assert.Equal([second], await ReadableAsync(quick, 1));
    }

    [Fact]
    public async Task With_many_writers_and_late_commits_a_reader_passes_nothing_over_and_reads_nothing_twice()
    {
        const int Writers = 4;
        const int Each = 40;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(n => WriteAsync(new Random(n), Each)));
        await using var reader = _database.Log();
        List<long> read = [];
        for (var end = Environment.TickCount64 + (long)Patience.Most.TotalMilliseconds; read.Count < Writers * Each;)
        {
            Assert.True(Environment.TickCount64 < end, $"Only {read.Count} events were read.");
            read.AddRange(await BehindAsync(reader, read.LastOrDefault(), most: 7));
        }

        await writing;
        Assert.Equal(read.Order().Distinct(), read);
        Assert.Equal(await reader.WebhookEvents.OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(Cancel), read);
    }

    [Fact]
    public async Task On_a_server_with_lower_numbers_new_events_come_behind_the_known_ones()
    {
        // As after a restore: the ids are another server's, far ahead of this one's.
        const long Known = 1L << 50;
        await using var log = _database.Log();
        log.Identities.Add(new() { Id = Guid.NewGuid() });
        log.WebhookEvents.Add(Event(id: Known));
        await log.SaveChangesAsync(Cancel);
        Assert.Empty(await BehindAsync(log, 0));

        Assert.Equal(1, await PostgresLogIds.GoOnBehindAsync(log, Known + 5, Cancel));
        var next = await StoreAsync(log);

        Assert.True(next > Known + 5);
        Assert.Equal([Known, next], await ReadableAsync(log, 2));
        Assert.Equal(0, await PostgresLogIds.GoOnBehindAsync(log, next, Cancel)); // Once is enough: ids don't jump at each start.
    }

    private async Task WriteAsync(Random random, int count)
    {
        for (var n = 0; n < count; n++)
        {
            await using var log = _database.Log();
            await using var transaction = await log.Database.BeginTransactionAsync(Cancel);
            await StoreAsync(log);
            await Task.Delay(random.Next(12), Cancel); // The commit is late, more or less.
            await transaction.CommitAsync(Cancel);
        }
    }

    private static async Task<long> StoreAsync(LogDb log)
    {
        var stored = log.WebhookEvents.Add(Event()).Entity;
        await log.SaveChangesAsync(Cancel);
        return stored.Id;
    }

    /// <summary>Other tests' transactions on the same server hold events up, too, for as long as they take.</summary>
    private static async Task<List<long>> ReadableAsync(LogDb log, int count)
    {
        for (var end = Environment.TickCount64 + (long)Patience.Most.TotalMilliseconds; ; await Task.Delay(5, Cancel))
        {
            if (await BehindAsync(log, 0) is var read && (read.Count == count || Environment.TickCount64 > end))
            {
                return read;
            }
        }
    }

    private static Task<List<long>> BehindAsync(LogDb log, long last, int most = 1000) => log.Behind(Checkpoint(log, last)).Select(e => e.Id).Take(most).ToListAsync(Cancel);

    private static IQueryable<long> Checkpoint(LogDb log, long last) => log.Database.SqlQuery<long>($"SELECT {last} AS \"Value\"");

    private static WebhookEvent Event(long id = 0) =>
        new() { Id = id, Key = Guid.NewGuid().ToByteArray(), ReceivedAt = DateTimeOffset.UtcNow, PageId = Settings.PageId, Channel = "messaging", Kind = "message", Raw = "{}" };
}
