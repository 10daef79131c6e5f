using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>What is other in a model on PostgreSQL.</summary>
public static class PostgresModel
{
    /// <summary>The column of <see cref="LogIdentity"/> that says how far events' ids are ahead of the server's transactions: <see cref="LogHorizon"/>.</summary>
    internal const string Ahead = "Ahead";

    /// <summary>The log's tables, as they stand in PostgreSQL; behind <see cref="LogDb"/>'s own, or <see cref="LogModel.AddLog"/>.</summary>
    public static void AddPostgresLog(this ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasDbFunction(() => LogHorizon.Now()).HasName(LogFunctions.Horizon);
        builder.Entity<LogIdentity>().Property<long>(Ahead).HasDefaultValue(0L);
        builder.Entity<WebhookEvent>().Property(e => e.Id).HasDefaultValueSql(LogFunctions.NewId + "()");
    }

    /// <summary>
    /// How the columns of all tables are stored. Texts compare by their code points, as on SQLite, whatever the database's own language is, and have no length
    /// that only one of the two databases would refuse. What is computed is stored, for PostgreSQL before 18 has nothing else.
    /// </summary>
    public static void StoreAsPostgres(this ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(PropertiesOf))
        {
            if ((property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string))
            {
                property.SetColumnType("text");
                property.SetCollation("C");
            }

            if (property.GetComputedColumnSql() is not null)
            {
                property.SetIsStored(true);
            }
        }
    }

    private static IEnumerable<IMutableProperty> PropertiesOf(IMutableTypeBase type) =>
        type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(complex => PropertiesOf(complex.ComplexType)));
}
