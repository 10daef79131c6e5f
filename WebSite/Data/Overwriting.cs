using Microsoft.EntityFrameworkCore;

namespace WebSite.Data;

/// <summary>
/// While it lasts, what a context deletes is overwritten with zeros in SQLite's file, where it would else stay until its place is
/// needed. At the end the log is copied into the file and cut off, for it holds the rows of before.
/// </summary>
internal sealed class Overwriting : IAsyncDisposable
{
    private readonly SiteDb _db;

    private Overwriting(SiteDb db) => _db = db;

    public static async Task<Overwriting> BeginAsync(SiteDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancel);
        return new(db);
    }

    public async ValueTask DisposeAsync()
    {
        // Cutting the log off keeps writers out, so it waits for readers half a second at most: a delivery waits for four. If it can't
        // be done now, the log is overwritten when it begins anew. The next one to open this connection sets the timeout again.
        await _db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout = 500; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA secure_delete = OFF");
        await _db.Database.CloseConnectionAsync();
    }
}
