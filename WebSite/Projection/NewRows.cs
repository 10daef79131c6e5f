using Messenger.AspNetCore.Following;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// What a batch adds. EF Core doesn't track it: that took a third of the projector's time, and ids and what belongs to what are known without it.
/// </summary>
internal sealed class NewRows
{
    private readonly List<object> _rows = [];

    /// <summary>One more row. Its id has to be set.</summary>
    public TEntity Add<TEntity>(TEntity row)
        where TEntity : class
    {
        _rows.Add(row);
        return row;
    }

    /// <summary>Those of one kind.</summary>
    public IEnumerable<TEntity> Of<TEntity>() => _rows.OfType<TEntity>();

    /// <summary>Inserts them in the context's transaction, in the order in which rows name each other.</summary>
    /// <exception cref="System.Data.Common.DbException">A row can't be written; the transaction has to be given up.</exception>
    public void Insert(SiteDb db)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var byType = _rows.ToLookup(row => row.GetType());
        foreach (var type in Order)
        {
            if (byType[type] is var rows && rows.Any())
            {
                RowInsert.Of(db.Model, type).Insert(connection, rows);
            }
        }
    }

    private static readonly Type[] Order =
        [typeof(CheckoutSession), typeof(OptIn), typeof(OptInClick), typeof(Conversation), typeof(Visit), typeof(Wish), typeof(ConversationEntry), typeof(EntryChange), typeof(OutboxMessage), typeof(EventNote)];
}
