using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Messenger.AspNetCore.Following;

/// <summary>A column of rows that are written past EF Core, and how it has its value from an entity.</summary>
internal sealed record RowColumn(string Name, IClrPropertyGetter Getter, RelationalTypeMapping Mapping, bool IsNullable)
{
    /// <summary>Those of an entity.</summary>
    /// <exception cref="InvalidOperationException">It has a property that is only in the model.</exception>
    public static RowColumn[] AllOf(IEntityType type, StoreObjectIdentifier table) => [.. type.GetProperties().Select(property => Of(property, table))];

    /// <summary>What follows an INSERT that is to add to a row of the same key.</summary>
    public static string Adds(IEntityType type, StoreObjectIdentifier table)
    {
        var key = type.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName(table)}\"");
        var sums = type.GetProperties().Where(p => !p.IsPrimaryKey()).Select(p => $"\"{p.GetColumnName(table)}\"");
        return $" ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", sums.Select(c => $"{c} = \"{table.Name}\".{c} + excluded.{c}"))}";
    }

    /// <summary>As the database wants it.</summary>
    public object? Value(object entity) => Getter.GetClrValue(entity) is { } value ? Mapping.Converter is null ? value : Mapping.Converter.ConvertToProvider(value) : null;

    private static RowColumn Of(IProperty property, StoreObjectIdentifier table) => property.IsShadowProperty()
        ? throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name} is only in the model: give the class that property.")
        : new(property.GetColumnName(table)!, property.GetGetter(), property.GetRelationalTypeMapping(), property.IsNullable);
}
