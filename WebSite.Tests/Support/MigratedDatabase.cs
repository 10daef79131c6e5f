using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Benchmarks.Reliability;
using WebSite.Catalogue;
using WebSite.Data;

namespace WebSite.Tests.Support;

/// <summary>A database with every migration and the catalogue, and a log, made once: hundreds of hosts begin with a copy of them instead of migrating one each.</summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<(byte[] Site, byte[] Log)> Files = new(Make);

    /// <summary>Puts copies there.</summary>
    public static void CopyTo(string path)
    {
        File.WriteAllBytes(path, Files.Value.Site);
        File.WriteAllBytes(LogOf(path), Files.Value.Log);
    }

    /// <summary>Where the log of a database lies.</summary>
    public static string LogOf(string path) => Ledger.LogOf(path);

    private static (byte[] Site, byte[] Log) Make()
    {
        using var folder = new TempFolder();
        var site = folder.File("site.db");
        var log = LogOf(site);
        using (var db = new SiteDb(new DbContextOptionsBuilder<SiteDb>().UseSqlite($"Data Source={site};Pooling=False").Options))
        {
            db.Database.Migrate();
            Seed.FillAsync(db, new(), DateTimeOffset.UtcNow, CancellationToken.None).GetAwaiter().GetResult();
        }

        using (var db = new LogDb(new DbContextOptionsBuilder<LogDb>().UseSqlite($"Data Source={log};Pooling=False").Options))
        {
            db.Database.Migrate();
        }

        return (File.ReadAllBytes(site), File.ReadAllBytes(log));
    }
}
