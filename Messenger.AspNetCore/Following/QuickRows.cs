using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Messenger.AspNetCore.Following;

/// <summary>
/// Writes many rows quickly, past EF Core, in the context's transaction. What a site that follows the log has of its database beside EF Core's provider stands here,
/// in <see cref="RowInsert"/> (SQLite) and in <see cref="PostgresRows"/>.
/// </summary>
public static class QuickRows
{
    /// <summary>Inserts rows of one kind. Their ids have to be set: nothing is read back.</summary>
    /// <exception cref="DbException">One can't be written; the transaction has to be given up.</exception>
    /// <exception cref="InvalidOperationException">The type isn't the model's, or has a property that is only in the model.</exception>
    public static void InsertRows(this DbContext db, Type entity, IEnumerable<object> rows) => Insert(db, entity, rows, adds: false);

    /// <summary>The same, where a row of the same key is added to: all that isn't its key is a number. No two rows have the same key.</summary>
    /// <inheritdoc cref="InsertRows"/>
    public static void AddToRows(this DbContext db, Type entity, IEnumerable<object> rows) => Insert(db, entity, rows, adds: true);

    /// <summary>Which ids were given last, by the table's name, of rows that are gone too. Good in the transaction in which they are read, which keeps other writers out.</summary>
    public static Task<Dictionary<string, long>> LastIdsAsync(this DbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sequences = db.Database.IsNpgsql() ? PostgresRows.Sequences(db) : db.Database.SqlQuery<Sequence>($"SELECT name AS \"Name\", seq AS \"Last\" FROM main.sqlite_sequence");
        return sequences.ToDictionaryAsync(s => s.Name, s => s.Last, cancel);
    }

    private static void Insert(DbContext db, Type entity, IEnumerable<object> rows, bool adds)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.GetDbConnection() is NpgsqlConnection server)
        {
            PostgresRows.Of(db.Model, entity, adds).Insert(server, [.. rows]);
        }
        else
        {
            RowInsert.Of(db.Model, entity, adds).Insert((SqliteConnection)db.Database.GetDbConnection(), rows);
        }
    }

    /// <summary>The id that a table gave last.</summary>
    internal sealed record Sequence(string Name, long Last);
}
