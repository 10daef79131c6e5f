using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SQLitePCL;
using WebSite.Web;

namespace WebSite.Data;

/// <summary>
/// Brings a database in SQLite's files up to date: schema, catalogue, the consent's wording, keys. Each of them is a transaction or leaves alone what is
/// there, so one that was cut off is simply done again.
/// </summary>
internal static class BringingUpToDate
{
    /// <summary>Does it; one process at a time.</summary>
    /// <exception cref="StartException">Others took too long, or a restore was cut off.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BringingUpToDate));
        using var progress = new StartProgress(services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Patience, log, services.GetRequiredService<TimeProvider>());
        var files = services.GetRequiredService<DatabaseFiles>();
        var use = services.GetRequiredService<DatabaseUse>();
        await use.ShareAsync(files.SitePath, progress, cancel);
        if (File.Exists(files.RestoreNote))
        {
            use.Dispose(); // For the restore that is to be made again.
            throw new StartException($"A restore was cut off before it had replaced both of the database's files ('{files.RestoreNote}' is there). Run it again: dotnet WebSite.dll restore --from <folder>. What was there before it lies in a folder '{DatabaseFiles.BeforeRestore}…' beside.");
        }

        using var mine = await MigrationLock.TakeAsync(files.SitePath, progress, cancel);
        while (true)
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                await RunOnceAsync(scope.ServiceProvider, mine, progress, log, cancel);
                return;
            }
            catch (Exception exception) when (exception.GetBaseException() is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY })
            {
                await progress.WaitAsync(
                    "another program, which holds the database's lock for writing",
                    "Find out which program has the file open (such as a backup, or the sqlite3 shell), and end its transaction.",
                    cancel);
            }
        }
    }

    private static async Task RunOnceAsync(IServiceProvider services, MigrationLock mine, StartProgress progress, ILogger log, CancellationToken cancel)
    {
        var (db, logDb, files) = (services.GetRequiredService<SiteDb>(), services.GetRequiredService<LogDb>(), services.GetRequiredService<DatabaseFiles>());
        FileModes.Close(logDb, db, files, services.GetRequiredService<ILoggerFactory>());
        await LeftoverRow.RemoveAsync(logDb, mine.WasCutOff, progress, log, cancel);
        await LeftoverRow.RemoveAsync(db, mine.WasCutOff, progress, log, cancel);

        progress.Work("bringing the log's schema up to date");
        mine.Begin();
        await logDb.Database.MigrateAsync(cancel);
        await LogMove.RunAsync(db, logDb, files, progress, log, cancel);
        progress.Work("bringing the database's schema up to date");
        await db.Database.MigrateAsync(cancel);
        mine.End();
        await LogMatch.RunAsync(db, logDb, log, cancel);
        await FirstContents.WriteAsync(services, progress, cancel);
    }
}
