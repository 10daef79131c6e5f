using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Projection;

/// <summary>
/// Writes what a batch adds, many rows a statement: EF Core itself makes and prepares a statement for each row, which cost more than all the rest
/// of the projector's work. Their ids are known before, so that nothing has to be read back.
/// </summary>
internal static class NewRows
{
    /// <summary>A statement of SQLite's takes 32,766 values; the widest of these rows has 22.</summary>
    private const int RowsOfOne = 250;

    private static readonly BulkCopyOptions Options = new() { BulkCopyType = BulkCopyType.MultipleRows, KeepIdentity = true, MaxBatchSize = RowsOfOne, UseParameters = true };

    /// <summary>Inserts everything new that the context holds, in the order in which rows name each other, in its transaction. What was changed is left for it to save.</summary>
    /// <exception cref="System.Data.Common.DbException">A row can't be written; the transaction has to be given up.</exception>
    public static async Task InsertAsync(SiteDb db, CancellationToken cancel)
    {
        await InsertAsync<CheckoutSession>(db, cancel);
        await InsertAsync<OptIn>(db, cancel);
        await InsertAsync<OptInClick>(db, cancel);
        await InsertAsync<Conversation>(db, cancel);
        await InsertAsync<Arrival>(db, cancel);
        await InsertAsync<ThreadLine>(db, cancel);
        await InsertAsync<OutboxMessage>(db, cancel);
        await InsertAsync<EventNote>(db, cancel);
    }

    private static async Task InsertAsync<TEntity>(SiteDb db, CancellationToken cancel)
        where TEntity : class
    {
        var added = db.ChangeTracker.Entries<TEntity>().Where(e => e.State == EntityState.Added).ToList();
        if (added.Count == 0)
        {
            return;
        }

        await db.BulkCopyAsync(Options, added.Select(e => e.Entity), cancel);
        added.ForEach(e => e.State = EntityState.Unchanged);
    }
}
