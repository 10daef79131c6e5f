using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace WebSite.Data.Postgres;

/// <summary>For <c>dotnet ef migrations add … --context PostgresSiteDb</c>, which needs no server.</summary>
internal sealed class PostgresSiteDesign : IDesignTimeDbContextFactory<PostgresSiteDb>
{
    public PostgresSiteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SiteDb>().UseNpgsql().Options);
}

/// <summary>The same for <c>PostgresLogDb</c>.</summary>
internal sealed class PostgresLogDesign : IDesignTimeDbContextFactory<PostgresLogDb>
{
    public PostgresLogDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<LogDb>().UseNpgsql(postgres => postgres.MigrationsHistoryTable(PostgresLogDb.History)).Options);
}
