using System.Data.Common;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;

namespace WebSite.Data;

/// <summary>
/// Sees at the start whether the log is the one that the site's database has read, and as long as that has read it. After a backup of one of the two
/// was restored, ids would else be given twice, or events be passed over: an event's id is its name in the site's database.
/// </summary>
internal static partial class LogMatch
{
    /// <summary>Makes the two match. Nothing is lost, and nothing that was read is read again.</summary>
    /// <exception cref="DbException">They can't be read or written.</exception>
    public static async Task RunAsync(SiteDb db, LogDb log, ILogger logger, CancellationToken cancel)
    {
        if (await log.Identities.SingleOrDefaultAsync(cancel) is not { } identity)
        {
            identity = log.Identities.Add(new() { Id = Guid.CreateVersion7() }).Entity;
            await log.SaveChangesAsync(cancel);
        }

        var checkpoint = await db.Checkpoints.SingleAsync(cancel);
        if (checkpoint.LogId is { } known && known != identity.Id)
        {
            await MoveBehindAsync(log, checkpoint.EventId, cancel);
            OtherLog(logger, checkpoint.EventId);
        }
        else if (log.Database.IsSqlite() && await LastAsync(log, cancel) < checkpoint.EventId)
        {
            ShortLog(logger, checkpoint.EventId); // PostgreSQL keeps the two in one database, restored as one.
        }

        await (log.Database.IsSqlite() ? GoOnBehindAsync(log, checkpoint.EventId, cancel) : PostgresLogIds.GoOnBehindAsync(log, checkpoint.EventId, cancel));
        checkpoint.Follow(identity.Id);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The last id that was given.</summary>
    private static Task<long> LastAsync(LogDb log, CancellationToken cancel) =>
        log.Database.SqlQuery<long>($"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'WebhookEvents'), 0) AS \"Value\"").SingleAsync(cancel);

    /// <summary>Gives another log's events ids behind those that are known, in their order. In two steps, so that none meets another.</summary>
    private static async Task MoveBehindAsync(LogDb log, long last, CancellationToken cancel)
    {
        await using var transaction = await log.Database.BeginTransactionAsync(cancel);
        await log.Database.ExecuteSqlAsync($"""UPDATE "WebhookEvents" SET "Id" = -"Id" """, cancel);
        await log.Database.ExecuteSqlAsync($"""UPDATE "WebhookEvents" SET "Id" = {last} - "Id" """, cancel);
        if (log.Database.IsSqlite())
        {
            await log.Database.ExecuteSqlAsync($"""UPDATE sqlite_sequence SET seq = seq + {last} WHERE name = 'WebhookEvents'""", cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Sees to it that the next event's id comes after the last that was read.</summary>
    private static async Task GoOnBehindAsync(LogDb log, long last, CancellationToken cancel)
    {
        await using var transaction = await log.Database.BeginTransactionAsync(cancel);
        if (await LastAsync(log, cancel) < last)
        {
            await log.Database.ExecuteSqlAsync($"DELETE FROM sqlite_sequence WHERE name = 'WebhookEvents'", cancel);
            await log.Database.ExecuteSqlAsync($"INSERT INTO sqlite_sequence (name, seq) VALUES ('WebhookEvents', {last})", cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The webhook's log is another one than the site's database has read so far. What is in it is read from its beginning, as events behind number {Last}. If a file was restored or put there by mistake, stop the site and put back the two that belong together.")]
    private static partial void OtherLog(ILogger logger, long last);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The webhook's log ends before event {Last}, up to which the site's database has read it: an older log was restored. It goes on behind that number; what it has lost is missing from the list of deliveries alone.")]
    private static partial void ShortLog(ILogger logger, long last);
}
