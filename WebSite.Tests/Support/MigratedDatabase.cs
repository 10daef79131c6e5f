using Microsoft.EntityFrameworkCore;
using WebSite.Catalogue;
using WebSite.Data;

namespace WebSite.Tests.Support;

/// <summary>A database with every migration and the catalogue, made once: hundreds of hosts begin with a copy of it instead of migrating one each.</summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<byte[]> File = new(Make);

    /// <summary>Puts a copy there.</summary>
    public static void CopyTo(string path) => System.IO.File.WriteAllBytes(path, File.Value);

    private static byte[] Make()
    {
        using var folder = new TempFolder();
        var path = folder.File("migrated.db");
        using (var db = new SiteDb(new DbContextOptionsBuilder<SiteDb>().UseSqlite($"Data Source={path};Pooling=False").Options))
        {
            db.Database.Migrate();
            Seed.FillAsync(db, CancellationToken.None).GetAwaiter().GetResult();
        }

        return System.IO.File.ReadAllBytes(path);
    }
}
