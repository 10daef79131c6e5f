using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Following;

/// <summary>
/// Writes many rows quickly, past EF Core, in the context's transaction. What a site that follows the log has of SQLite beside EF Core's provider stands here and in
/// <see cref="RowInsert"/>: another database (PostgreSQL would take COPY, and its sequences) needs another one of these, and nothing else.
/// </summary>
public static class SqliteRows
{
    /// <summary>Inserts rows of one kind. Their ids have to be set: nothing is read back.</summary>
    /// <exception cref="SqliteException">One can't be written; the transaction has to be given up.</exception>
    /// <exception cref="InvalidOperationException">The type isn't the model's, or has a property that is only in the model.</exception>
    public static void InsertRows(this DbContext db, Type entity, IEnumerable<object> rows)
    {
        ArgumentNullException.ThrowIfNull(db);
        RowInsert.Of(db.Model, entity).Insert((SqliteConnection)db.Database.GetDbConnection(), rows);
    }

    /// <summary>The same, where a row of the same key is added to: all that isn't its key is a number.</summary>
    /// <inheritdoc cref="InsertRows"/>
    public static void AddToRows(this DbContext db, Type entity, IEnumerable<object> rows)
    {
        ArgumentNullException.ThrowIfNull(db);
        RowInsert.Adding(db.Model, entity).Insert((SqliteConnection)db.Database.GetDbConnection(), rows);
    }

    /// <summary>Which ids were given last, by the table's name, of rows that are gone too. Good in the transaction in which they are read, which keeps other writers out.</summary>
    public static Task<Dictionary<string, long>> LastIdsAsync(this DbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.SqlQuery<Sequence>($"SELECT name AS \"Name\", seq AS \"Last\" FROM main.sqlite_sequence").ToDictionaryAsync(s => s.Name, s => s.Last, cancel);
    }

    private sealed record Sequence(string Name, long Last);
}
