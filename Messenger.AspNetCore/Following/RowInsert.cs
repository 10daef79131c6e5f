using System.Globalization;
using Messenger.AspNetCore.Log;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Messenger.AspNetCore.Following;

/// <summary>
/// Inserts rows of one kind into SQLite with one prepared statement that is made from EF Core's model. EF Core itself builds and prepares a statement for each row,
/// which took two thirds of the projector's time.
/// </summary>
internal sealed class RowInsert
{
    private readonly string _sql;
    private readonly RowColumn[] _columns;

    private RowInsert(IEntityType type, bool adds)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        _columns = RowColumn.AllOf(type, table);
        var names = _columns.Select(c => $"\"{c.Name}\"");
        var values = Enumerable.Range(1, _columns.Length).Select(n => string.Create(CultureInfo.InvariantCulture, $"?{n}"));
        _sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)})";
        _sql += adds ? RowColumn.Adds(type, table) : "";
    }

    /// <inheritdoc cref="RowStatements{T}.Of"/>
    public static RowInsert Of(IModel model, Type entity, bool adds) => RowStatements<RowInsert>.Of(model, entity, adds, static (type, adds) => new(type, adds));

    /// <summary>Inserts rows, in the connection's transaction. Their ids have to be set: nothing is read back.</summary>
    /// <exception cref="SqliteException">One can't be written; the transaction has to be given up.</exception>
    public void Insert(SqliteConnection connection, IEnumerable<object> entities)
    {
        using var statement = new PreparedStatement(connection, _sql);
        foreach (var entity in entities)
        {
            foreach (var column in _columns)
            {
                Bind(statement, column.Value(entity));
            }

            statement.Execute();
        }
    }

    private static void Bind(PreparedStatement statement, object? value) => _ = value switch
    {
        null => statement.Bind((string?)null),
        string text => statement.Bind(text),
        long number => statement.Bind(number),
        int number => statement.Bind(number),
        bool isSo => statement.Bind(isSo ? 1 : 0),
        byte[] bytes => statement.BindBytes(bytes),
        _ => throw new InvalidOperationException($"A value of {value.GetType().Name} has no place in SQLite here: say in RowInsert how it is stored."),
    };
}
