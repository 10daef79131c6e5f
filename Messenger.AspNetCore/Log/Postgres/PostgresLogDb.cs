using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>The log on PostgreSQL: the same rows, stored as that database likes them. A type of its own, for its migrations are others than SQLite's.</summary>
public sealed class PostgresLogDb(DbContextOptions<LogDb> options) : LogDb(options)
{
    /// <summary>Where it is noted which migrations of the log were applied: the site's tables stand in the same database, and have a list of their own.</summary>
    public const string History = "__LogMigrationsHistory";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.AddPostgresLog();
        modelBuilder.StoreAsPostgres();
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        configurationBuilder.Properties<Guid>().HaveConversion<Microsoft.EntityFrameworkCore.Storage.ValueConversion.GuidToBytesConverter>();
    }
}
