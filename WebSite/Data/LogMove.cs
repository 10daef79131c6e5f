using System.Data.Common;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace WebSite.Data;

/// <summary>
/// Moves the events of a database from before the log had a file of its own. They are copied, with their ids, before the migration that drops them
/// there: whenever it is cut off, they are in one of the two, and copying them again changes nothing.
/// </summary>
internal static partial class LogMove
{
    /// <summary>The last migration with which the events stood in the site's database.</summary>
    private const string Before = "20261127025005_NumberStops";

    /// <summary>Events of one transaction.</summary>
    private const int Step = 10_000;

    /// <summary>Moves them, if there are any.</summary>
    /// <exception cref="DbException">Not all of them could be copied; none is lost.</exception>
    public static async Task RunAsync(SiteDb db, LogDb log, DatabaseFiles files, StartProgress progress, ILogger logger, CancellationToken cancel)
    {
        if (!await HasEventsAsync(db, cancel))
        {
            return;
        }

        // So that the table is as the copying wants it.
        progress.Work("bringing the database's schema up to date");
        await db.GetService<IMigrator>().MigrateAsync(Before, cancel);
        await db.Database.ExecuteSqlRawAsync(KeysByMid.Sql, cancel); // Also where they come from: by their keys it is known which were copied.
        progress.Work("moving the webhook's events into the log");
        await log.Database.OpenConnectionAsync(cancel);
        try
        {
            await log.Database.ExecuteSqlAsync($"ATTACH {LogFile.Uri(files.SitePath) + "?mode=ro"} AS site", cancel);
            var last = await LastAsync(log, "site", cancel);
            if (await MakeRoomAsync(log, last, cancel) is > 0 and var others)
            {
                OthersMoved(logger, others, last);
            }

            var count = await CopyAsync(log, cancel);
            Moved(logger, count);
            await GoOnBehindAsync(log, last, cancel);
            await log.Database.ExecuteSqlRawAsync("DETACH site", cancel);
        }
        finally
        {
            await log.Database.CloseConnectionAsync();
        }
    }

    private static Task<bool> HasEventsAsync(SiteDb db, CancellationToken cancel) =>
        db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM main.sqlite_master WHERE type = 'table' AND name = 'WebhookEvents'").AnyAsync(cancel);

    /// <summary>
    /// A log that was begun before has other events under ids that the site's database gave, where an upgrade was taken back, or the site ran for a while on
    /// another database. They got a 200, too: they come behind the last id that was given, and are read.
    /// </summary>
    /// <returns>How many there are.</returns>
    private static async Task<int> MakeRoomAsync(LogDb log, long last, CancellationToken cancel)
    {
        // One that is older than what the site's database has kept isn't another: it was trimmed there.
        const string Other =
            """
            NOT EXISTS (SELECT 1 FROM site."WebhookEvents" s WHERE s."Id" = e."Id" AND s."Key" = e."Key")
            AND (e."Id" IN (SELECT "Id" FROM site."WebhookEvents")
                OR e."ReceivedAt" >= COALESCE((SELECT MIN("ReceivedAt") FROM site."WebhookEvents" WHERE "Outcome" NOT IN ('Waiting', 'SetAside')), 0))
            """;
        const string IsInBoth = """ "Key" IN (SELECT "Key" FROM site."WebhookEvents") """;
        if (await NumberAsync(log, $"""SELECT COUNT(*) AS "Value" FROM main."WebhookEvents" e WHERE ("Id" <= {last} OR {IsInBoth}) AND {Other}""", cancel) == 0)
        {
            return 0; // It only goes on where the site's database ends.
        }

        await using var transaction = await log.Database.BeginTransactionAsync(cancel);
        await log.Database.ExecuteSqlRawAsync($"""UPDATE main."WebhookEvents" AS e SET "Id" = -"Id" WHERE {Other}""", cancel);

        // What both know under different ids is one event: the site's database has counted it by its own.
        await log.Database.ExecuteSqlRawAsync($"""DELETE FROM main."WebhookEvents" WHERE "Id" < 0 AND {IsInBoth}""", cancel);
        var count = await log.Database.ExecuteSqlAsync($"""UPDATE main."WebhookEvents" SET "Id" = {last} - "Id" WHERE "Id" < 0""", cancel);
        await transaction.CommitAsync(cancel);
        return count;
    }

    private static async Task<int> CopyAsync(LogDb log, CancellationToken cancel)
    {
        var count = 0;
        for (long from = 0, to; (to = await StepAsync(log, from, cancel)) > from; from = to)
        {
            count += await log.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO main."WebhookEvents" ("Id", "Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret")
                 SELECT "Id", "Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret" FROM site."WebhookEvents" s
                 WHERE "Id" > {from} AND "Id" <= {to} AND NOT EXISTS (SELECT 1 FROM main."WebhookEvents" e WHERE e."Id" = s."Id") ORDER BY "Id"
                 """,
                cancel);
        }

        return count;
    }

    /// <summary>The last id of the next step; 0 behind the last.</summary>
    private static Task<long> StepAsync(LogDb log, long from, CancellationToken cancel) =>
        NumberAsync(log, $"""SELECT COALESCE(MAX("Id"), 0) AS "Value" FROM (SELECT "Id" FROM site."WebhookEvents" WHERE "Id" > {from} ORDER BY "Id" LIMIT {Step})""", cancel);

    /// <summary>Ids that were given are never given again, also those of events that have been trimmed since.</summary>
    private static async Task GoOnBehindAsync(LogDb log, long last, CancellationToken cancel)
    {
        await using var transaction = await log.Database.BeginTransactionAsync(cancel);
        last = Math.Max(last, await LastAsync(log, "main", cancel));
        await log.Database.ExecuteSqlAsync($"DELETE FROM main.sqlite_sequence WHERE name = 'WebhookEvents'", cancel);
        await log.Database.ExecuteSqlAsync($"INSERT INTO main.sqlite_sequence (name, seq) VALUES ('WebhookEvents', {last})", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The last id that a database gave.</summary>
    private static Task<long> LastAsync(LogDb log, string schema, CancellationToken cancel) => NumberAsync(
        log,
        $"""
         SELECT MAX(COALESCE((SELECT seq FROM {schema}.sqlite_sequence WHERE name = 'WebhookEvents'), 0), COALESCE((SELECT MAX("Id") FROM {schema}."WebhookEvents"), 0)) AS "Value"
         """,
        cancel);

    private static Task<long> NumberAsync(LogDb log, string sql, CancellationToken cancel) => log.Database.SqlQueryRaw<long>(sql).SingleAsync(cancel);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} events were moved from the site's database into the webhook's log.")]
    private static partial void Moved(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The webhook's log held {Count} events that the site's database, of an earlier version, knows nothing of. They are read as events behind number {Last}. If another site's log was put there by mistake, stop the site and put back the files that belong together.")]
    private static partial void OthersMoved(ILogger logger, int count, long last);
}
