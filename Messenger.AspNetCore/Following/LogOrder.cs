using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Following;

/// <summary>
/// What is behind a checkpoint that is one id. <b>That takes it that ids become visible in their order</b>: once an event can be read, none with a lower id comes any more. On
/// SQLite it holds, for a file has one writer at a time, whose next id is given in the transaction that commits it. PostgreSQL has several writers, which commit in any order: there ids
/// follow the transactions' own numbers, and only those below a horizon are read, under which nothing can come any more (<see cref="LogHorizon"/>).
/// </summary>
public static class LogOrder
{
    /// <summary>The events behind a checkpoint that can be read, in their order.</summary>
    /// <param name="db">The log, or a site's database that has the log in its model.</param>
    /// <param name="checkpoint">The id of the last event that was read: a query for one row, so that both are of the same moment.</param>
    public static IQueryable<WebhookEvent> Behind(this DbContext db, IQueryable<long> checkpoint) => db.Settled().Where(e => e.Id > checkpoint.Single()).OrderBy(e => e.Id);

    /// <summary>The events before which no other comes any more. On SQLite all are.</summary>
    public static IQueryable<WebhookEvent> Settled(this DbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.IsNpgsql() ? db.Set<WebhookEvent>().Where(e => e.Id < LogHorizon.Now()) : db.Set<WebhookEvent>();
    }

    /// <summary>Whether there are events behind a checkpoint, be it that they can't be read yet. On SQLite all can.</summary>
    /// <param name="db">See <see cref="Behind"/>.</param>
    /// <param name="checkpoint">See <see cref="Behind"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<bool> IsMoreComingAsync(this DbContext db, IQueryable<long> checkpoint, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.IsNpgsql() ? db.Set<WebhookEvent>().AnyAsync(e => e.Id > checkpoint.Single(), cancel) : Task.FromResult(false);
    }

    /// <summary>How many events are behind a checkpoint, about. On SQLite ids are given one by one, so it needs no count.</summary>
    /// <param name="db">See <see cref="Behind"/>.</param>
    /// <param name="checkpoint">The id of the last event that was read.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<long> UnreadAsync(this DbContext db, long checkpoint, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var events = db.Set<WebhookEvent>();
        return db.Database.IsNpgsql() ? await events.LongCountAsync(e => e.Id > checkpoint, cancel) : Math.Max(0, (await events.MaxAsync(e => (long?)e.Id, cancel) ?? 0) - checkpoint);
    }
}
