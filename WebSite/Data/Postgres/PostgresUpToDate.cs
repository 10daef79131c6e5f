using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace WebSite.Data.Postgres;

/// <summary>Brings a database on PostgreSQL up to date, as <see cref="BringingUpToDate"/> does with SQLite's files: one instance at a time, the others wait.</summary>
internal static class PostgresUpToDate
{
    /// <summary>Does it.</summary>
    /// <exception cref="Web.StartException">Others took too long.</exception>
    /// <exception cref="System.Data.Common.DbException">The database can't be reached, or not be changed.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PostgresUpToDate));
        using var progress = new StartProgress(services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Patience, log, services.GetRequiredService<TimeProvider>());
        await using var mine = await StartTurn.TakeAsync(services.GetRequiredService<PostgresServer>(), progress, cancel);
        while (true)
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                await RunOnceAsync(scope.ServiceProvider, progress, log, cancel);
                return;
            }
            catch (Exception exception) when (DatabaseFault.Of(exception) == DatabaseOutage.Busy)
            {
                await progress.WaitAsync("another program, which holds locks in the database", "Find out which it is (pg_stat_activity), and end its transaction.", cancel);
            }
        }
    }

    private static async Task RunOnceAsync(IServiceProvider services, StartProgress progress, ILogger log, CancellationToken cancel)
    {
        var (db, logDb) = (services.GetRequiredService<SiteDb>(), services.GetRequiredService<LogDb>());
        progress.Work("bringing the log's schema up to date");
        await logDb.Database.MigrateAsync(cancel);
        progress.Work("bringing the database's schema up to date");
        await db.Database.MigrateAsync(cancel);
        await LogMatch.RunAsync(db, logDb, log, cancel);
        await FirstContents.WriteAsync(services, progress, cancel);
    }
}
