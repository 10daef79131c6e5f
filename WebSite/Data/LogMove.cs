using System.Data.Common;
using Messenger.AspNetCore.Log;
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
        progress.Work("moving the webhook's events into the log");
        await log.Database.OpenConnectionAsync(cancel);
        try
        {
            await log.Database.ExecuteSqlAsync($"ATTACH {LogFile.Uri(files.SitePath) + "?mode=ro"} AS site", cancel);
            var count = 0;
            for (var copied = Step; copied > 0; count += copied)
            {
                copied = await CopyAsync(log, cancel);
            }

            // Ids that were given are never given again, also those of events that have been trimmed since.
            await log.Database.ExecuteSqlRawAsync(
                """
                DELETE FROM main.sqlite_sequence WHERE name = 'WebhookEvents';
                INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM site.sqlite_sequence WHERE name = 'WebhookEvents';
                DETACH site
                """,
                cancel);
            Moved(logger, count);
        }
        finally
        {
            await log.Database.CloseConnectionAsync();
        }
    }

    private static Task<bool> HasEventsAsync(SiteDb db, CancellationToken cancel) =>
        db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM main.sqlite_master WHERE type = 'table' AND name = 'WebhookEvents'").AnyAsync(cancel);

    private static Task<int> CopyAsync(LogDb log, CancellationToken cancel) => log.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO main."WebhookEvents" ("Id", "Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret")
         SELECT "Id", "Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret" FROM site."WebhookEvents"
         WHERE "Id" > COALESCE((SELECT MAX("Id") FROM main."WebhookEvents"), 0) ORDER BY "Id" LIMIT {Step}
         """,
        cancel);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} events were moved from the site's database into the webhook's log.")]
    private static partial void Moved(ILogger logger, int count);
}
