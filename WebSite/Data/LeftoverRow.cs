using Microsoft.EntityFrameworkCore;

namespace WebSite.Data;

/// <summary>
/// EF Core's own lock, a row in <c>__EFMigrationsLock</c>. A process that is killed while it migrates leaves it behind, and EF Core
/// would wait for it for ever, without a word.
/// </summary>
internal static partial class LeftoverRow
{
    /// <summary>
    /// A row that may be somebody's who doesn't know <see cref="MigrationLock"/> (dotnet-ef, a version of the site before it) counts as
    /// left behind when it stood so long. If its owner is at work after all, it holds SQLite's lock for writing, and the row stays.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Returns when there is no row; removes one whose owner is gone, and says so.</summary>
    /// <param name="db">The database.</param>
    /// <param name="isNobodys">Whether its owner is known to be gone.</param>
    /// <param name="progress">Tells of a wait, and ends it.</param>
    /// <param name="log">Where it is said.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="Web.StartException">Somebody else took too long.</exception>
    public static async Task RemoveAsync(DbContext db, bool isNobodys, StartProgress progress, ILogger log, CancellationToken cancel)
    {
        var (first, since) = (await ReadAsync(db, cancel), progress.Elapsed);
        for (var row = first; row is not null; row = await ReadAsync(db, cancel))
        {
            if (row != first)
            {
                (first, since) = (row, progress.Elapsed); // Another's, so somebody lives.
            }

            if (isNobodys || progress.Elapsed - since >= (Grace < progress.Patience / 2 ? Grace : progress.Patience / 2))
            {
                // While another program writes, this waits, and fails as any other writing does.
                await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" WHERE "Timestamp" = {row}""", cancel);
                Removed(log, row);
                return;
            }

            await progress.WaitAsync(
                "another program that is migrating the database (the row in __EFMigrationsLock is its lock)",
                "If there is no such program, empty the table __EFMigrationsLock.",
                cancel);
        }
    }

    /// <summary>When the row was made, by the clock of who made it; null without a row.</summary>
    private static async Task<string?> ReadAsync(DbContext db, CancellationToken cancel) =>
        await db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").AnyAsync(cancel)
            ? await db.Database.SqlQuery<string>($"""SELECT CAST("Timestamp" AS TEXT) AS "Value" FROM "__EFMigrationsLock" LIMIT 1""").SingleOrDefaultAsync(cancel)
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A start before this one ended while it brought the database up to date, and left its lock behind (the row of {Timestamp} in __EFMigrationsLock). It is removed; the start goes on.")]
    private static partial void Removed(ILogger log, string timestamp);
}
