using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Projection;

/// <summary>Writes what a batch adds. The rows' ids are known before, so that nothing has to be read back.</summary>
internal static class NewRows
{
    /// <summary>Inserts everything new that the context holds, in the order in which rows name each other, in its transaction. What was changed is left for it to save.</summary>
    /// <exception cref="System.Data.Common.DbException">A row can't be written; the transaction has to be given up.</exception>
    public static void Insert(SiteDb db)
    {
        Insert<CheckoutSession>(db);
        Insert<OptIn>(db);
        Insert<OptInClick>(db);
        Insert<Conversation>(db);
        Insert<Arrival>(db);
        Insert<ThreadLine>(db);
        Insert<OutboxMessage>(db);
        Insert<EventNote>(db);
    }

    private static void Insert<TEntity>(SiteDb db)
        where TEntity : class
    {
        var added = db.ChangeTracker.Entries<TEntity>().Where(e => e.State == EntityState.Added).ToList();
        if (added.Count == 0)
        {
            return;
        }

        RowInsert.Of<TEntity>(db.Model).Insert((SqliteConnection)db.Database.GetDbConnection(), added.Select(e => e.Entity));
        added.ForEach(e => e.State = EntityState.Unchanged);
    }
}
