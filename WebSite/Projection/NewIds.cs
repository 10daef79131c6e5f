using Messenger.AspNetCore.Following;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Projection;

/// <summary>
/// Ids for rows that are still to be written, so that rows which name each other are written in one go. Good in the transaction in which they were
/// read, which keeps other writers out.
/// </summary>
internal sealed class NewIds
{
    private readonly Dictionary<string, long> _last;
    private readonly SiteDb _db;

    private NewIds(SiteDb db, Dictionary<string, long> last) => (_db, _last) = (db, last);

    /// <summary>Reads which ids were given last, of rows that are gone too.</summary>
    public static async Task<NewIds> ReadAsync(SiteDb db, CancellationToken cancel) =>
        new(db, await db.LastIdsAsync(cancel));

    /// <summary>The next id of a kind of row.</summary>
    public long Next<TEntity>()
        where TEntity : class
    {
        var table = _db.Model.FindEntityType(typeof(TEntity))!.GetTableName()!;
        return _last[table] = _last.GetValueOrDefault(table) + 1;
    }
}
