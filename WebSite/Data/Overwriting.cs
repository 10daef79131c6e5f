using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;

namespace WebSite.Data;

/// <summary>
/// For what has to be gone at once. What is deleted is overwritten in SQLite's file by every connection (<see cref="SqlitePragmas"/>); at
/// the end of this the log is copied into the file and cut off, for it holds the rows of before. PostgreSQL has nothing of the kind: there rows of before stay
/// in the server's files until it vacuums (docs/database.md).
/// </summary>
internal sealed class Overwriting : IAsyncDisposable
{
    private readonly DbContext _db;

    private Overwriting(DbContext db) => _db = db;

    public static async Task<Overwriting> BeginAsync(DbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        return new(db);
    }

    public async ValueTask DisposeAsync()
    {
        // If it can't be done now, the log is overwritten when it begins anew. The next one to open this connection sets the timeout again.
        if (_db.Database.IsSqlite())
        {
            await _db.Database.ExecuteSqlRawAsync(WriteAheadFile.CutOff);
        }

        await _db.Database.CloseConnectionAsync();
    }
}
