using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;

namespace WebSite.Data.Postgres;

/// <summary>The site's database on PostgreSQL: the same model, stored as that database likes it. A type of its own, for its migrations are others than SQLite's.</summary>
public sealed class PostgresSiteDb : SiteDb
{
    public PostgresSiteDb(DbContextOptions<SiteDb> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always; // Each begins with its turn: WriterTurns.

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.AddPostgresLog();
        modelBuilder.StoreAsPostgres();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply<UtcMilliseconds>(configurationBuilder);
}
