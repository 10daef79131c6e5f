using System.Globalization;
using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Messenger.AspNetCore.Following;

/// <summary>
/// Inserts any number of rows of one kind into PostgreSQL with one statement, whose parameters are the columns: an array each. Behind it, the table's sequence goes on after
/// the ids that the rows brought with them.
/// </summary>
internal sealed class PostgresRows
{
    private readonly string _sql;
    private readonly RowColumn[] _columns;

    private PostgresRows(IEntityType type, bool adds)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        _columns = RowColumn.AllOf(type, table);
        var names = _columns.Select(c => $"\"{c.Name}\"");
        var arrays = Enumerable.Range(1, _columns.Length).Select(n => string.Create(CultureInfo.InvariantCulture, $"${n}"));
        var insert = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) SELECT * FROM unnest({string.Join(", ", arrays)})";
        _sql = adds ? insert + RowColumn.Adds(type, table) : GoOn(type, table) is { } on ? $"WITH \"Added\" AS ({insert}) {on}" : insert;
    }

    /// <inheritdoc cref="RowStatements{T}.Of"/>
    public static PostgresRows Of(IModel model, Type entity, bool adds) => RowStatements<PostgresRows>.Of(model, entity, adds, static (type, adds) => new(type, adds));

    /// <summary>What <see cref="QuickRows.LastIdsAsync"/> asks.</summary>
    public static IQueryable<QuickRows.Sequence> Sequences(DbContext db) => db.Database.SqlQuery<QuickRows.Sequence>(
        $"""
         SELECT t.relname::text AS "Name", coalesce(pg_sequence_last_value(s.oid), 0) AS "Last"
         FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_class t ON t.oid = d.refobjid
         WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('i', 'a') AND t.relnamespace = current_schema()::regnamespace
         """);

    /// <summary>Inserts rows, in the connection's transaction. Their ids have to be set: nothing is read back.</summary>
    /// <exception cref="PostgresException">One can't be written; the transaction has to be given up.</exception>
    public void Insert(NpgsqlConnection connection, object[] entities)
    {
        if (entities.Length == 0)
        {
            return;
        }

        using var command = new NpgsqlCommand(_sql, connection);
        foreach (var column in _columns)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Array(column, entities), DataTypeName = column.Mapping.StoreTypeNameBase + "[]" });
        }

        command.ExecuteNonQuery();
    }

    private static Array Array(RowColumn column, object[] entities)
    {
        var type = (column.Mapping.Converter?.ProviderClrType ?? column.Mapping.ClrType) is var one && Nullable.GetUnderlyingType(one) is { } inner ? inner : one;
        var values = System.Array.CreateInstance(type.IsValueType && column.IsNullable ? typeof(Nullable<>).MakeGenericType(type) : type, entities.Length);
        for (var n = 0; n < entities.Length; n++)
        {
            values.SetValue(column.Value(entities[n]) is string text ? NullCharacters.Without(text) : column.Value(entities[n]), n);
        }

        return values;
    }

    /// <summary>Of a table that gives ids by itself; null of others. A sequence keeps no transaction: one that is given up leaves a gap.</summary>
    private static string? GoOn(IEntityType type, StoreObjectIdentifier table)
    {
        if (type.FindPrimaryKey()!.Properties is not [{ ValueGenerated: ValueGenerated.OnAdd } key] || (key.ClrType != typeof(long) && key.ClrType != typeof(int)))
        {
            return null;
        }

        var sequence = $"pg_get_serial_sequence('\"{table.Name}\"', '{key.GetColumnName(table)}')::regclass";
        var number = type.GetProperties().ToList().IndexOf(key) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"SELECT setval({sequence}, greatest((SELECT max(n) FROM unnest(${number}) n), pg_sequence_last_value({sequence})))");
    }
}
