using Messenger.AspNetCore.Following;
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

    /// <summary>A row that the batch has added is not to be inserted after all.</summary>
    /// <returns>False when it isn't among them.</returns>
    public bool Remove(object row) => _rows.Remove(row);

    /// <summary>Those of one kind.</summary>
    public IEnumerable<TEntity> Of<TEntity>() => _rows.OfType<TEntity>();

    /// <summary>Inserts them in the context's transaction, in the order in which rows name each other.</summary>
    /// <exception cref="System.Data.Common.DbException">A row can't be written; the transaction has to be given up.</exception>
    public void Insert(SiteDb db)
    {
        var byType = _rows.ToLookup(row => row.GetType());
        foreach (var type in Order)
        {
            if (byType[type] is var rows && rows.Any())
            {
                db.InsertRows(type, rows);
            }
        }
    }

    private static readonly Type[] Order =
        [typeof(CheckoutSession), typeof(OptIn), typeof(OptInClick), typeof(Conversation), typeof(Visit), typeof(Wish), typeof(ConversationEntry), typeof(EntryChange), typeof(OutboxMessage), typeof(EventNote)];
}
